export { planAt, type Based } from './factors.ts';
export { keptDays, keptOf, type Kept } from './kept.ts';
export { loadSweep, type LoadedSweep } from './load.ts';
export { designPoints, graphKey, pointAddress, seedAt } from './points.ts';
export type { Keep, Sweep } from './sweep.ts';
