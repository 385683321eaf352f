import type { SweepFile, Variant } from '../../scenario/index.ts';
import type { Varied } from './factors.ts';

/** The points of a design: which values the factors take together. */
export interface Points {
  readonly count: number;
  /** Values by factor at point i, 0 ≤ i < count. */
  at(i: number): readonly unknown[];
}

/** What a sweep keeps of each run; part of a cell's address, as rows that hold other things are other rows. */
export interface Keep {
  readonly metrics: readonly string[];
  readonly series: readonly string[];
  readonly every: number;
  readonly transitions: boolean;
}

/** A sweep with everything resolved. */
export interface Sweep {
  readonly name: string;
  readonly file: string;
  readonly title: SweepFile['title'];
  readonly question: SweepFile['question'];
  /** Base scenarios, and for each a hash of it and its graph file. */
  readonly bases: readonly Variant[];
  readonly baseHashes: readonly string[];
  readonly factors: readonly Varied[];
  readonly design: ListedDesign;
  readonly points: Points;
  readonly replicates: number;
  readonly seed: string | number;
  readonly randomNumbers: 'common' | 'independent';
  readonly keep: Keep;
}

/** Designs that are computed from the factors. */
export type Drawn = Exclude<SweepFile['design'], { kind: 'list' | 'csv' }>;
/** A design whose points, where they are written down, are rows of values by factor. */
type ListedDesign = Drawn | { readonly kind: 'list'; readonly rows: readonly (readonly unknown[])[] };
