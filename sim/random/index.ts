export { bisect, exp, log, normalCdf, normalQuantile, pow } from './portable.ts';
export { philox4x32 } from './philox.ts';
export { keyOf, Sequence, Stream, streamId, type Key } from './streams.ts';
export { traitLevels, TRAIT_LEVELS, type TraitDistribution } from './traits.ts';
