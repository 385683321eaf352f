export { changesGraph, planAt, type Factor } from './factors.ts';
export { keptDays, keptOf, type Kept } from './kept.ts';
export { loadSweep, type Keep, type LoadedSweep, type Sweep } from './load.ts';
export { graphKey, pointAddress, seedAt } from './points.ts';
