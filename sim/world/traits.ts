import {
  normalQuantile,
  Stream,
  TRAIT_LEVELS,
  traitLevels,
  type Key,
  type TraitLaw,
} from '../random/index.ts';

/** One trait of everybody: 64 equally likely levels of mean 1, one byte a person; no byte where all are the same. */
export class Trait {
  readonly levels: Float64Array;
  readonly code: Uint8Array;

  constructor(levels: Float64Array, code: Uint8Array) {
    this.levels = levels;
    this.code = code;
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
export function drawTrait(key: Key, name: string, law: TraitLaw, circle: Uint16Array, alike = 0): Trait {
  const levels = traitLevels(law);
  if (law.law === 'same' || law.spread === 0) return new Trait(levels, new Uint8Array(0));
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
