import type { TransitionLog } from '../../../sim/index.ts';

/** One run as it happened: who moved when, who knows whom, and where everybody stands in the picture. */
export interface Story {
  /** The bits of the run, the same as in a comparison. */
  readonly digest: string;
  readonly people: number;
  readonly days: number;
  /** The first rows of the log are people placed on day 0; founders are the last of these. */
  readonly founders: number;
  readonly log: TransitionLog;
  /** [day × stage] people. */
  readonly stages: Int32Array;
  /** Days on which people gathered, ascending. */
  readonly gatherings: Int32Array;
  /** [person] circle. */
  readonly circle: Uint16Array;
  readonly circleCount: number;
  /** [person] name, where people of a graph have names. */
  readonly names: readonly string[] | null;
  readonly drawn: Drawn;
  readonly circles: Circles;
}

/** Whom the picture of people shows: everybody, every so manieth circle, or every so manieth person. */
export type Sampled = 'everybody' | 'circles' | 'people';

/** The people in the picture. What goes by `k` goes by their place in `person`. */
export interface Drawn {
  readonly sampled: Sampled;
  /** [k] number of the person, ascending. */
  readonly person: Int32Array;
  /** [k] where they stand, within 0 … width and 0 … height of the picture. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly width: number;
  readonly height: number;
  /** Ties to draw, a sample of those among the people drawn, as pairs of `k`. */
  readonly tieFrom: Int32Array;
  readonly tieTo: Int32Array;
  /** Friends of `k`, drawn or not, are `friends[offsets[k]] … friends[offsets[k + 1] - 1]`, by number. */
  readonly offsets: Int32Array;
  readonly friends: Int32Array;
  /** Everybody meets everybody: there are no ties to show. */
  readonly mixed: boolean;
  /** Circles that have a place of their own; none where people are placed by their ties alone. */
  readonly places: Circles;
}

/** Circles as discs, on a picture of their own. */
export interface Circles {
  readonly id: Int32Array;
  readonly people: Int32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  readonly radius: Float32Array;
  readonly width: number;
  readonly height: number;
}
