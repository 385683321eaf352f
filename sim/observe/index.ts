export { BitsHash, hashGraph, joinBits } from './bits.ts';
export { METRIC_IDS, METRIC_UNITS, METRICS, type Metric, type MetricUnit } from './metrics.ts';
export { Recorder, type MoveLog, type RunRecord } from './recorder.ts';
