export { simulate, type Day, type RunOptions } from './run.ts';
export { thresholdStream } from './buckets.ts';
export { shareOf, twice, type Moves, type Shares } from './moves.ts';
