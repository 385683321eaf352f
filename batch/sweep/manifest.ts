import { VERSION, type Sweep } from '../../sim/index.ts';
import { hashText } from './hash.ts';

/** What a store remembers of a sweep: all that its data mean, so that they can be read without its files. */
export interface Manifest {
  readonly format: number;
  readonly id: string;
  readonly name: string;
  readonly kindling: string;
  readonly file: string;
  readonly title: Sweep['title'] | null;
  readonly question: Sweep['question'] | null;
  readonly bases: readonly { readonly name: string; readonly hash: string }[];
  readonly factors: readonly Sweep['factors'][number][];
  readonly design: unknown;
  /** Points of all bases, and cells. */
  readonly points: number;
  readonly cells: number;
  readonly replicates: number;
  readonly seed: string | number;
  readonly randomNumbers: string;
  readonly keep: Sweep['keep'];
}

/** Raised when an older Kindling could misread what a newer one wrote. */
export const FORMAT = 1;

export function manifestOf(sweep: Sweep, points: number, cells: number): Manifest {
  const { bases, baseHashes, design, factors, replicates, seed, randomNumbers, keep } = sweep;
  const defining = {
    kindling: VERSION,
    bases: bases.map(({ name }, b) => ({ name, hash: baseHashes[b] })),
    factors,
    // Points that are written down are in a table of their own.
    design: design.kind === 'list' ? { kind: 'list', hash: hashText(JSON.stringify(design.rows)) } : design,
    replicates,
    seed,
    randomNumbers,
    keep,
  };
  return {
    format: FORMAT,
    id: `${sweep.name}-${hashText(JSON.stringify(defining)).slice(0, 8)}`,
    name: sweep.name,
    file: sweep.file,
    title: sweep.title ?? null,
    question: sweep.question ?? null,
    points,
    cells,
    ...defining,
  };
}

/** What tells a sweep from an earlier one of its name, as words for a message. */
export function differences(before: Manifest, now: Manifest): string[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const bases = now.bases.filter(({ name, hash }) => {
    const old = before.bases.find((one) => one.name === name);
    return old !== undefined && old.hash !== hash;
  });
  const keys = ['factors', 'design', 'replicates', 'seed', 'randomNumbers', 'keep'] as const;
  return [
    ...(before.kindling === now.kindling ? [] : [`kindling ${before.kindling} → ${now.kindling}`]),
    ...bases.map(({ name }) => name),
    ...(same(
      before.bases.map((b) => b.name),
      now.bases.map((b) => b.name),
    )
      ? []
      : ['base']),
    ...keys.filter((key) => !same(before[key], now[key])),
  ];
}

/** Columns of every run, before those of factors and metrics. */
const OF_A_RUN =
  'point replicate base seed kindling baseHash scenarioHash graphHash people days founders bits'.split(' ');

/** The columns that a sweep's rows have. */
export function columnsKept({ factors, keep }: Manifest, table: 'runs' | 'series'): string[] {
  if (table === 'series') return ['point', 'replicate', 'day', ...keep.series];
  return [...OF_A_RUN, ...factors.map(({ path }) => factorColumn(path)), ...keep.metrics];
}

/** A field without a dot, such as `days`, would be taken for a column of the run itself. */
export const factorColumn = (path: string) => (path.includes('.') ? path : `factor.${path}`);
