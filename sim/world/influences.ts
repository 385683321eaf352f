import { CLOCK_TO_BUCKET, NEVER, STAGE_COUNT, toClockUnits } from '../ladder/index.ts';
import { SOURCE_COUNT, sourceIndex, type SourceId } from './sources.ts';

/** Draws who gave a person their steady influence along ties today, in proportion to what each pours. */
export type DrawGiver = (person: number, uniform: () => number) => number;

/** No person gave this: it came from a policy. */
export const NOBODY = -1;

/**
 * One bucket's influences (all trust, or all doubt). Mechanisms pour into three places and no other:
 * the common clock of a class (everyone on a stage in a circle), a person, or along ties.
 * Nothing here knows a threshold or a level.
 */
export class Influences {
  readonly circles: number;
  /** Common rate of each source in each class, clock units a day, [source × class]. */
  readonly commonBySource: Float64Array;
  /** Sum over sources, by class. */
  readonly common: Float64Array;
  /** All that was ever poured into a class, clock units. Grows each day by `common`. */
  readonly clock: Float64Array;
  /** Steady pressure along ties on each person, bucket units a day. */
  readonly pressure: Float64Array;
  /** Impulses poured on each person today, bucket units. */
  readonly impulse: Float64Array;

  /** Today's impulses one by one. */
  readonly impulsePerson: number[] = [];
  readonly impulseSource: number[] = [];
  readonly impulseUnits: number[] = [];
  readonly impulseGiver: number[] = [];
  /** Which source pours along ties, and who it comes from. */
  tieSource: SourceId = 'wordOfMouth';
  drawGiver: DrawGiver = () => NOBODY;

  constructor(people: number, circles: number) {
    const classes = STAGE_COUNT * circles;
    this.circles = circles;
    this.commonBySource = new Float64Array(SOURCE_COUNT * classes);
    this.common = new Float64Array(classes);
    this.clock = new Float64Array(classes);
    this.pressure = new Float64Array(people);
    this.impulse = new Float64Array(people);
  }

  /** Sets the rate (hazard a day) that a source pours on everyone on a stage, until it is set again. */
  setCommon(source: SourceId, stage: number, hazardPerDay: number): void {
    const units = toClockUnits(hazardPerDay);
    const row = sourceIndex(source) * this.common.length;
    for (let circle = 0; circle < this.circles; circle++) {
      const k = stage * this.circles + circle;
      this.common[k] += units - this.commonBySource[row + k];
      this.commonBySource[row + k] = units;
    }
  }

  /** Pours an impulse on one person, today only. */
  pour(source: SourceId, person: number, units: number, giver = NOBODY): void {
    if (units === 0) return;
    this.impulse[person] += units;
    this.impulsePerson.push(person);
    this.impulseSource.push(sourceIndex(source));
    this.impulseUnits.push(units);
    this.impulseGiver.push(giver);
  }

  /** Pours the day's common rates into the clocks. */
  advance(): void {
    for (let k = 0; k < this.clock.length; k++) this.clock[k] += this.common[k];
  }

  clearImpulses(): void {
    for (const person of this.impulsePerson) this.impulse[person] = 0;
    this.impulsePerson.length = 0;
    this.impulseSource.length = 0;
    this.impulseUnits.length = 0;
    this.impulseGiver.length = 0;
  }
}

/** Bucket units that a class's clock has poured since a reading of it. */
export function sinceReading(clock: number, reading: number): number {
  const units = Math.floor((clock - reading) * CLOCK_TO_BUCKET);
  return units < NEVER ? units : NEVER;
}
