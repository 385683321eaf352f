import { formatPath } from '../../sim/index.ts';
import type { Settings } from './settings-schema.ts';
import { TWO } from './two.ts';

/**
 * The command that runs in Node what these settings run on the page, to the same bits; null for two scenarios side by side,
 * which no one file holds.
 */
export function commandOf({
  experiment,
  people,
  days,
  replicates,
  seed,
  changes,
}: Pick<Settings, 'experiment' | 'people' | 'days' | 'replicates' | 'seed' | 'changes'>): string | null {
  if (experiment === TWO) return null;
  const sizes = Object.entries({ people, days, replicates })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `--${name} ${value}`);
  const sets = Object.entries(changes[experiment] ?? {}).flatMap(([variant, own]) =>
    own.map(({ path, value }) => {
      const target = `${variant}:${formatPath(path)}`;
      return `--set ${quoted(`${target}=${JSON.stringify(value)}`)}`;
    }),
  );
  const seeded = seed === '' ? [] : [`--seed ${quoted(seed)}`];
  return ['npx kindling compare', experiment, ...sizes, ...seeded, ...sets].join(' ');
}

/** A word of a shell, in quotes where it needs them. */
function quoted(text: string): string {
  return /^[\w./:=-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
