export { simulate, type Day, type RunOptions } from './run.ts';
export { Buckets } from './buckets.ts';
export type { Moves } from './moves.ts';
