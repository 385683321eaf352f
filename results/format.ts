/** How a store of sweeps is laid out on a disk, for all who write and read one. */

/** Raised whenever a Kindling of another format could misread what this one writes. */
export const FORMAT = 2;

/** The file that makes a folder a store. */
export const MARK = 'store.json';

/** Tables of runs, one row a run, a kept day, a move; a part has a file in each that the sweep keeps. */
export const TABLES = ['runs', 'series', 'transitions'] as const;
export type Table = (typeof TABLES)[number];

/** Where manifests, points and what is damaged are kept. */
export const SWEEPS = 'sweeps';
export const POINTS = 'points';
export const DAMAGED = 'damaged';

/** Names of our files. Nothing from a file, a queue or a link becomes part of a path unless it matches one of these. */
const PART = /^[0-9a-f]{16}\.parquet$/;
const POINTS_FILE = /^\d{6}\.parquet$/;
const SWEEP_ID = /^[\p{L}\p{N}_][\p{L}\p{N}._-]{0,130}-[0-9a-f]{8}$/u;
const POINT = /^[0-9a-f]{32}$/;

export const isPartName = (name: string) => PART.test(name);
export const isPointsName = (name: string) => POINTS_FILE.test(name);
/** Whether a file in `sweeps/` is called as a manifest is. */
export const isManifestName = (name: string) =>
  name.endsWith('.json') && isSweepId(name.slice(0, -'.json'.length));

export const isSweepId = (id: unknown): id is string => typeof id === 'string' && SWEEP_ID.test(id);

/** The k-th file of a sweep's points. */
export const pointsName = (k: number) => `${String(k).padStart(6, '0')}.parquet`;

/** Replicates of a point that a store can number. */
const MAX_REPLICATES = 2 ** 24;

/** Whether two columns of a row name a cell: the address of a point, and the number of a replicate. */
export function isCell(point: unknown, replicate: unknown): boolean {
  const number = Number(replicate);
  return (
    typeof point === 'string' &&
    POINT.test(point) &&
    Number.isInteger(number) &&
    number >= 0 &&
    number < MAX_REPLICATES
  );
}

/** The name of a part: a hash of its cells, so that a copy under another name is found out. */
export function partName(cells: readonly CellName[], sha256: (text: string) => string): string {
  const names = cells.map(({ point, replicate }) => `${point}/${replicate}`).toSorted();
  return `${sha256(names.join('\n')).slice(0, 16)}.parquet`;
}

/** What names a cell. */
export interface CellName {
  readonly point: string;
  readonly replicate: number;
}
