export { BitsHash, hashGraph, joinBits } from './bits.ts';
export { ForestBuilder, subtreeSizes } from './forest.ts';
export { METRIC_UNITS, type Metric } from './metric.ts';
export { METRIC_IDS, METRICS } from './metrics.ts';
export { discountOf } from './money-metrics.ts';
export type { MoveLog } from './move-log.ts';
export { Recorder, WEEK, type RunRecord } from './recorder.ts';
