/**
 * The simulator's only door. Read it as a table of contents: a scenario file is read and checked (`loadFile`), a plan is run
 * replicate by replicate (`runReplicate`) or day by day (`simulate`), outcomes are folded into results (`summariseRun`,
 * `compareVariants`). Nothing here touches a disk, a page, a clock or `Math.random`.
 */
export { VERSION } from './version.ts';
export { InputError, problem, type Problem } from './problems.ts';

// The ladder of relationships.
export { NEVER, resolve, STAGE_IDS, STAGES, threshold, type StageId, type StageRow } from './ladder/index.ts';

// Who knows whom.
export {
  checkMemory,
  countProbabilities,
  estimateBytes,
  graphStatistics,
  makeGraph,
  NAMED_GRAPHS,
  toGraphology,
  type FileText,
  type Graph,
  type GraphSpec,
  type GraphStatistics,
  type Removed,
} from './graph/index.ts';

// What pours, what is counted, what is paid.
export {
  MECHANISM_IDS,
  MECHANISMS,
  sourceParts,
  UNITS,
  type Bilingual,
  type FieldNotes,
  type MechanismId,
  type SourcePart,
  type Unit,
} from './mechanisms/index.ts';
export { COUNTERS, ITEMS, SOURCE_IDS, SOURCES, type World } from './world/index.ts';

// Files.
export {
  estimateRunBytes,
  experimentSchema,
  inBoth,
  listFields,
  makePlan,
  nearest,
  nearestFields,
  scenarioSchema,
  stepOf,
  valueAt,
  sweepSchema,
  type Experiment,
  type FieldDescription,
  type Load,
  type Loaded,
  type Overrides,
  type Plan,
  type Scenario,
  type Variant,
} from './scenario/index.ts';

// Running.
export { bisect, keyOf, normalQuantile, type Key } from './random/index.ts';
export { shareOf, simulate, thresholdStream, type Day, type RunOptions } from './engine/index.ts';
export {
  hashGraph,
  joinBits,
  METRIC_IDS,
  METRIC_UNITS,
  METRICS,
  Recorder,
  type Metric,
  type MoveLog,
  type RunRecord,
} from './observe/index.ts';

// Judging.
export {
  alwaysValidInterval,
  alwaysValidP,
  DEPENDS_FROM,
  EQUAL_WITHIN,
  FIRST_LOOK,
  holm,
  judgeClaims,
  latinHypercube,
  questionOf,
  readingKey,
  SHIPPED_BUDGET,
  SMALL_BUDGET,
  valueAtShare,
  VERDICTS,
  verdictOfClaim,
  type Budget,
  type ClaimVerdict,
  type Factor,
  type Job,
  type Judgement,
  type Laboratory,
  type Measurement,
  type Question,
  type Sample,
  type Values,
  bandQuantiles,
  bands,
  changeThroughout,
  compareVariants,
  countedFor,
  explainRun,
  forestCredit,
  listFounderRemovals,
  listRemovals,
  loadFile,
  mean,
  runReplicate,
  RunningMean,
  sampleVariance,
  sharedGraph,
  STANDARD_LEVEL,
  studentQuantile,
  summarise,
  summariseRun,
  // Many scenarios.
  graphKey,
  keptDays,
  keptOf,
  loadSweep,
  planAt,
  pointAddress,
  seedAt,
  type Keep,
  type Kept,
  type MeanAndInterval,
  type LoadedSweep,
  type Sweep,
  type Bands,
  type Comparison,
  type CountedAs,
  type Effect,
  type Explained,
  type IncrementalCost,
  type Outcome,
  type Pair,
  type PairComparison,
  type Removal,
  type Result,
  type Summary,
  type Why,
} from './analysis/index.ts';
