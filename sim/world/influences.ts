import { CLOCK_TO_BUCKET, NEVER, STAGE_COUNT, toClockUnits } from '../ladder/index.ts';
import type { Bucket, Kernel } from '../kernel/index.ts';
import { Impulses } from './impulses.ts';
import { Intake } from './intake.ts';
import { SOURCE_COUNT, sourceIndex, type SourceId } from './sources.ts';

/** Draws who gave a person their steady influence along ties today, in proportion to what each pours. */
export type DrawGiver = (person: number, uniform: () => number) => number;

/** No person gave this: it came from a policy. */
export const NOBODY = -1;

/**
 * One bucket's influences (all trust, or all doubt). Mechanisms pour into three places and no other: the common clock of
 * a stage, a person, or along ties. Nothing here knows a threshold.
 */
export class Influences {
  /** Common rate of each source on each stage, clock units a day, [source × stage]. */
  readonly commonBySource = new Float64Array(SOURCE_COUNT * STAGE_COUNT);
  /** Those that are not 0, by stage; null where it has to be found anew. */
  readonly #pouring: (readonly number[] | null)[] = Array.from({ length: STAGE_COUNT }, () => null);
  /** Sum over sources, by stage. */
  readonly common = new Float64Array(STAGE_COUNT);
  /** All that was ever poured on a stage through the end of each day, clock units, [day × stage]. */
  readonly clockOn: Float64Array;
  /** What each person takes in along their ties and by impulses. */
  readonly intake: Intake;
  /** Today's impulses. */
  readonly impulses: Impulses;
  /** Factors that changed and of which the engine has not taken note yet. */
  readonly changedFactors: { person: number; before: number; after: number }[] = [];
  /** Which source pours along ties, and who it comes from. */
  tieSource: SourceId = 'wordOfMouth';
  drawGiver: DrawGiver = () => NOBODY;

  constructor(kernel: Kernel, bucket: Bucket) {
    this.clockOn = kernel.columns.buckets[bucket].clockOn;
    this.intake = new Intake(kernel, bucket);
    this.impulses = new Impulses(kernel.columns.people);
  }

  /** Sets the rate (hazard a day) that a source pours on everyone on a stage, until it is set again. */
  setCommon(source: SourceId, stage: number, hazardPerDay: number): void {
    const units = toClockUnits(hazardPerDay);
    const k = sourceIndex(source) * STAGE_COUNT + stage;
    if ((units === 0) !== (this.commonBySource[k] === 0)) this.#pouring[stage] = null;
    this.common[stage] += units - this.commonBySource[k];
    this.commonBySource[k] = units;
  }

  /** The sources whose common rate on a stage is not 0, in order of number. */
  pouringOn(stage: number): readonly number[] {
    return (this.#pouring[stage] ??= Array.from({ length: SOURCE_COUNT }, (_, source) => source).filter(
      (source) => this.commonBySource[source * STAGE_COUNT + stage] !== 0,
    ));
  }

  /** Pours an impulse on one person, today only. */
  pour(source: SourceId, person: number, units: number, giver = NOBODY): void {
    if (units === 0) return;
    this.impulses.add(sourceIndex(source), person, units, giver);
  }

  /** A mechanism's own factor on a person is another from now on: what is left to fill is rescaled. */
  factorChanged(person: number, before: number, after: number): void {
    if (before !== after) this.changedFactors.push({ person, before, after });
  }

  /** Bucket units that a stage's clock has poured from the end of one day through the end of another. */
  commonBetween(stage: number, from: number, through: number): number {
    const clock = this.clockOn[through * STAGE_COUNT + stage] - this.clockOn[from * STAGE_COUNT + stage];
    const units = Math.floor(clock * CLOCK_TO_BUCKET);
    return units < NEVER ? units : NEVER;
  }

  /** Pours the common rates of a day into the clocks. */
  advance(day: number): void {
    const { clockOn, common } = this;
    const row = day * STAGE_COUNT;
    for (let k = 0; k < STAGE_COUNT; k++) clockOn[row + k] = clockOn[row - STAGE_COUNT + k] + common[k];
  }

  /** Ends a day on which everybody has been resolved; what its impulses left in the bucket stays. */
  endDay(day: number): void {
    this.intake.flush();
    this.intake.throughDay = day;
    const { person, units } = this.impulses;
    for (let row = 0; row < person.length; row++) this.intake.keep(person[row], units[row]);
    this.impulses.clear();
  }
}
