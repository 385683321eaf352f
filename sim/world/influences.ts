import { CLOCK_TO_BUCKET, NEVER, STAGE_COUNT, toClockUnits } from '../stages/index.ts';
import type { Bucket, Kernel } from '../kernel/index.ts';
import { Impulses } from './impulses.ts';
import { Exposure } from './exposure.ts';
import type { SourceName } from './sources.ts';
import { Places, STANDARD_TABLES, type Tables } from './tables.ts';
import type { DrawGiver, TieExposure } from './tie-exposure.ts';

/** No giver: the influence came from a policy. */
export const NOBODY = -1;

/**
 * One bucket's influences (all trust, or all doubt). Mechanisms add hazard in three ways only: at a common rate for a
 * stage, as an impulse on a person, or along ties. Nothing here knows a threshold.
 */
export class Influences {
  /** Common rate of each source on each stage, clock units a day, [source × stage]. */
  readonly commonBySource: Float64Array;
  /** The sources with a rate other than 0, by stage; null where the list is stale. */
  readonly #activeSources: (readonly number[] | null)[] = Array.from({ length: STAGE_COUNT }, () => null);
  /** Sum over sources, by stage. */
  readonly common = new Float64Array(STAGE_COUNT);
  /** Cumulative common rate of each stage through the end of each day, clock units, [day × stage]. */
  readonly clockOn: Float64Array;
  /** Personal exposure through ties and impulses. */
  readonly exposure: Exposure;
  /** Today's impulses. */
  readonly impulses: Impulses;
  /** Changed factors that the engine has not applied yet. */
  readonly changedFactors: { person: number; before: number; after: number }[] = [];

  readonly #sourceCount: number;
  readonly #places: Places;

  constructor(kernel: Kernel, bucket: Bucket, { sources }: Tables = STANDARD_TABLES) {
    this.#sourceCount = sources.length;
    this.#places = new Places(sources);
    this.commonBySource = new Float64Array(sources.length * STAGE_COUNT);
    this.clockOn = kernel.columns.buckets[bucket].clockOn;
    this.exposure = new Exposure(kernel, bucket);
    this.impulses = new Impulses(kernel.columns.people);
  }

  /** Sets the common rate (hazard per day) of a source for everybody on a stage, until it is set again. */
  setCommon(source: SourceName, stage: number, hazardPerDay: number): void {
    const units = toClockUnits(hazardPerDay);
    const k = this.#places.of(source) * STAGE_COUNT + stage;
    if ((units === 0) !== (this.commonBySource[k] === 0)) this.#activeSources[stage] = null;
    this.common[stage] += units - this.commonBySource[k];
    this.commonBySource[k] = units;
  }

  /** The sources whose common rate on a stage is not 0, in order of number. */
  activeSourcesOn(stage: number): readonly number[] {
    return (this.#activeSources[stage] ??= Array.from(
      { length: this.#sourceCount },
      (_, source) => source,
    ).filter((source) => this.commonBySource[source * STAGE_COUNT + stage] !== 0));
  }

  /** Adds an impulse on one person, today only. */
  addImpulse(source: SourceName, person: number, units: number, giver = NOBODY): void {
    if (units === 0) return;
    this.impulses.add(this.#places.of(source), person, units, giver);
  }

  /** Opens a source along ties, once per source; `drawGiver` draws the giver of a person's exposure from it. */
  openAlongTies(source: SourceName, drawGiver: DrawGiver): TieExposure {
    const index = this.#places.of(source);
    if (this.exposure.sources.some((one) => one.source === index))
      throw new RangeError(`${source} pours along ties already: one Talk for each source and bucket`);
    return this.exposure.open(index, drawGiver);
  }

  /** Reports that a mechanism's factor on a person has changed: the remainder to the threshold is rescaled. */
  factorChanged(person: number, before: number, after: number): void {
    if (before !== after) this.changedFactors.push({ person, before, after });
  }

  /** Bucket units that a stage's clock advances from the end of one day through the end of another. */
  commonBetween(stage: number, from: number, through: number): number {
    const clock = this.clockOn[through * STAGE_COUNT + stage] - this.clockOn[from * STAGE_COUNT + stage];
    const units = Math.floor(clock * CLOCK_TO_BUCKET);
    return units < NEVER ? units : NEVER;
  }

  /** Advances the clocks by the common rates of a day. */
  advance(day: number): void {
    const { clockOn, common } = this;
    const row = day * STAGE_COUNT;
    for (let k = 0; k < STAGE_COUNT; k++) clockOn[row + k] = clockOn[row - STAGE_COUNT + k] + common[k];
  }

  /** Ends a day after everybody has been resolved; its impulses stay in the buckets. */
  endDay(day: number): void {
    this.exposure.flush();
    this.exposure.throughDay = day;
    const { person, units } = this.impulses;
    for (let row = 0; row < person.length; row++) this.exposure.keep(person[row], units[row]);
    this.impulses.clear();
  }
}
