export { simulate, type Day } from './run.ts';
export { Buckets } from './buckets.ts';
export type { Moves } from './moves.ts';
