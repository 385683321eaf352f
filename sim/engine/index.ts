export { simulate, type Day, type RunOptions } from './run.ts';
export { Buckets, thresholdStream } from './buckets.ts';
export type { Moves } from './moves.ts';
