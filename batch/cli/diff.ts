import { basename } from 'node:path';
import type { Command } from 'commander';
import { InputError, problem } from '../../sim/index.ts';
import { load } from '../files.ts';
import type { Context } from './context.ts';
import { loadOrRefuse } from './options.ts';

/** `kindling diff A B`: which fields differ between two scenarios (FILE or FILE#variant) or two results. */
export function addDiff(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('diff')
    .argument('<a>', t('argument.diff'))
    .argument('<b>', t('argument.diff'))
    .summary(t('diff.summary'))
    .description(t('diff.description'))
    .option('--json', t('option.json'))
    .action((a: string, b: string, { json }: { json?: boolean }) => {
      const [left, right] = [read(a, context), read(b, context)];
      if (left.isResult !== right.isResult) {
        const [result, scenario] = left.isResult ? [a, b] : [b, a];
        throw new InputError([problem('diffUnlike', { values: { result, scenario } })]);
      }
      const [before, after] = [flatten(left.value), flatten(right.value)];
      const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
        (path) => before.get(path) !== after.get(path),
      );
      const rows = paths.map((path) => ({ path, a: before.get(path) ?? null, b: after.get(path) ?? null }));
      if (json) context.print(JSON.stringify(rows, null, 2));
      else if (rows.length === 0) context.print(t('diff.none'));
      else for (const row of rows) context.print(`${row.path}:  ${row.a ?? '–'}  →  ${row.b ?? '–'}`);
    });
}

interface Side {
  readonly value: unknown;
  readonly isResult: boolean;
}

/** A scenario with every default filled in, or the numbers of a result. */
function read(name: string, context: Context): Side {
  const result = readResult(name);
  if (result !== undefined) return { value: result, isResult: true };
  const { chosen } = loadOrRefuse(name, { quiet: true }, context);
  const { scenario, people } = chosen[0].plan;
  return {
    value: { ...scenario, people: { ...scenario.people, count: people } },
    isResult: false,
  };
}

/** What `--json` printed or `--out` wrote, whatever the file is called; undefined for anything else. */
function readResult(name: string): unknown {
  if (!/\.json$/i.test(name)) return undefined;
  const source = load(name, '');
  const expected = basename(name) === 'result.json';
  const refuse = (reason: string) =>
    new InputError([problem('fileUnreadable', { file: name, values: { found: name, reason } })]);
  if (source === null) {
    if (expected) throw refuse('ENOENT');
    return undefined;
  }
  try {
    const { series: _, ...rest } = JSON.parse(source.text) as Record<string, unknown>;
    return 'provenance' in rest || 'pairs' in rest ? rest : undefined;
  } catch {
    // A scenario in JSON says line and column when it is read as one.
    if (expected) throw refuse('JSON');
    return undefined;
  }
}

function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value))
      flatten(child, path === '' ? key : `${path}.${key}`, into);
  } else if (value !== undefined) into.set(path, JSON.stringify(value));
  return into;
}
