export { simulate, type Day, type SimulateOptions } from './run.ts';
export { thresholdStream } from './buckets.ts';
export { shareOf, twice, type Transitions, type Shares } from './transitions.ts';
