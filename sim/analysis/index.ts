export {
  findBreakEvens,
  type BreakEven,
  type BreakEvenQuestion,
  type BreakEvens,
  type Tried,
} from './break-even.ts';
export { compareVariants, type Comparison, type Pair } from './comparison.ts';
export { countedFor, explainRun, type Effect, type Explained, type AblationStudy } from './counterfactual.ts';
export { type IncrementalCost } from './incremental.ts';
export {
  DEPENDS_FROM,
  EQUAL_WITHIN,
  judgeClaims,
  questionOf,
  SHIPPED_BUDGET,
  SMALL_BUDGET,
  VERDICTS,
  verdictOfClaim,
  type Budget,
  type ClaimVerdict,
  type RunRequest,
  type Judgement,
  type RunBackend,
  type Measurement,
  type ClaimQuestion,
} from './claims/index.ts';
export { latinHypercube } from './designs/latin-hypercube.ts';
export { valueAtShare, type Factor } from './designs/scale.ts';
export { readingKey, type ReplicateValues, type Values } from './effect.ts';
export { alwaysValidInterval, alwaysValidP, FIRST_LOOK, holm } from './sequence.ts';
export { forestCredit, type CountedAs } from './forest-credit.ts';
export { loadFile, openFile } from './load.ts';
export { comparePairs, type PairComparison } from './paired.ts';
export { changeThroughout } from './ablate.ts';
export {
  ALONE_DAYS,
  ATTENDED_DAYS,
  attendedPlan,
  examine,
  HEALTH_REPLICATES,
  HEALTH_VERDICTS,
  healthReplicates,
  leftAlonePlan,
  SIGN_IDS,
  SIGNS,
  type HealthReading,
  type HealthVerdict,
  type Sign,
  type SignId,
} from './health/index.ts';
export { listFounderAblations, listAblations, type Ablation } from './ablations.ts';
export { splitSeeding } from './seeding-value.ts';
export { runReplicate, sharedGraph, type Outcome } from './replicate.ts';
export { RunningMean, type MeanAndInterval } from './running.ts';
export { summariseRun, type Result } from './result.ts';
export {
  bandQuantiles,
  bands,
  mean,
  sampleVariance,
  STANDARD_LEVEL,
  studentQuantile,
  summarise,
  type Bands,
  type Summary,
} from './statistics.ts';
export {
  graphKey,
  keptDays,
  keptOf,
  loadSweep,
  planAt,
  designPoints,
  pointAddress,
  seedAt,
  type Based,
  type Keep,
  type Kept,
  type LoadedSweep,
  type Sweep,
} from './sweep/index.ts';
