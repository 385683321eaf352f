export { compareVariants, type Comparison, type Pair } from './comparison.ts';
export { loadFile } from './load.ts';
export { comparePairs, type PairComparison } from './paired.ts';
export { runReplicate, sharedGraph, type Outcome } from './replicate.ts';
export { summariseRun, type Provenance, type Result } from './result.ts';
export {
  bandQuantiles,
  bands,
  mean,
  quantile,
  sampleVariance,
  STANDARD_LEVEL,
  studentQuantile,
  summarise,
  type Bands,
  type Summary,
} from './statistics.ts';
