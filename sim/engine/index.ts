export { simulate, type Day, type RunOptions } from './run.ts';
export { Buckets, thresholdStream } from './buckets.ts';
export { shareOf, twice, type Moves, type Shares } from './moves.ts';
