import type { Graph } from '../../sim/index.ts';

/**
 * The plain spread that all rivals run: each active person tells each tie with probability `tell` a day; whoever hears it
 * for the first time is active from the next day; an active person falls silent for good with probability `silence` a day,
 * after telling.
 */
export const PLAIN = { tell: 0.05, silence: 0.1, days: 100 } as const;

/** How many are active at first. */
export const FOUNDERS = 100;

/** A rival with its world built: founders are active, nothing has happened yet. */
interface Spread {
  /** Runs the given number of days. */
  run(days: number): void;
  /** People who have heard. */
  heard(): number;
  /** People active now. */
  active(): number;
}

/** Builds a rival's own world from the same graph, with the same founders. */
export type Rival = (graph: Graph, founders: readonly number[], seed: number) => Spread;

/** A small generator all rivals but ours draw from: sfc32 (Doty-Humphrey, PractRand 0.94). Uniform in [0, 1). */
export function uniforms(seed: number): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = seed | 0;
  let counter = 1;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}
