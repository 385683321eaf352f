import type { GivenTrait } from '../graph/index.ts';
import {
  normalQuantile,
  Stream,
  TRAIT_LEVELS,
  traitLevels,
  type Key,
  type TraitDistribution,
} from '../random/index.ts';

/**
 * One trait of everybody, of mean 1 and one byte a person; no byte where all are the same. A drawn trait has 64 equally likely
 * levels, one that a file gives has those of the file.
 */
export class Trait {
  readonly levels: Float64Array;
  readonly code: Uint8Array;
  /** People on each level of a trait that a file gives; null where levels are equally likely. */
  readonly counts: Uint32Array | null;

  constructor(levels: Float64Array, code: Uint8Array, counts: Uint32Array | null = null) {
    this.levels = levels;
    this.code = code;
    this.counts = counts;
  }

  of(person: number): number {
    return this.code.length === 0 ? 1 : this.levels[this.code[person]];
  }
}

/**
 * Draws a trait for everybody. With `alike` = ρ > 0 people of one circle resemble each other: z = √ρ·C + √(1−ρ)·e,
 * which has intra-class correlation exactly ρ on the normal scale. Keyed per circle and per person, so one more
 * person changes nobody.
 */
export function drawTrait(
  key: Key,
  name: string,
  distribution: TraitDistribution,
  circle: Uint16Array,
  alike = 0,
): Trait {
  const levels = traitLevels(distribution);
  if (distribution.distribution === 'same' || distribution.spread === 0)
    return new Trait(levels, new Uint8Array(0));
  const code = new Uint8Array(circle.length);
  const own = new Stream(key, `trait ${name}`);
  if (alike === 0) {
    for (let j = 0; j < code.length; j++) code[j] = Math.floor(own.uniform(j) * TRAIT_LEVELS);
    return new Trait(levels, code);
  }
  const shared = new Stream(key, `trait ${name} of a circle`);
  const ofCircle = new Map<number, number>();
  const cuts = Float64Array.from({ length: TRAIT_LEVELS - 1 }, (_, k) =>
    normalQuantile((k + 1) / TRAIT_LEVELS),
  );
  for (let j = 0; j < code.length; j++) {
    const c = circle[j];
    if (!ofCircle.has(c)) ofCircle.set(c, normalQuantile(shared.uniform(c)));
    const z = Math.sqrt(alike) * ofCircle.get(c)! + Math.sqrt(1 - alike) * normalQuantile(own.uniform(j));
    code[j] = countBelow(cuts, z);
  }
  return new Trait(levels, code);
}

/** A trait as a file gives it. */
export function fixedTrait({ levels, code, counts }: GivenTrait): Trait {
  return levels.length === 1 ? new Trait(levels, new Uint8Array(0)) : new Trait(levels, code, counts);
}

/** How many of the ascending cuts are at or below z, by binary search. */
function countBelow(cuts: Float64Array, z: number): number {
  let low = 0;
  let high = cuts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cuts[middle] <= z) low = middle + 1;
    else high = middle;
  }
  return low;
}
