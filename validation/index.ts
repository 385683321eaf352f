/** Laws that the simulator is held to, and the judging of what it makes of them. */
export { FALSE_ALARM, isStatistical, judge, type Row } from './family.ts';
export { drawCurve, type Curve } from './plot.ts';
export { TARGETS } from './targets/index.ts';
export type { Ran, Target } from './target.ts';
export type { Words } from './words.ts';
