import { CLOCK_TO_BUCKET, STAGE_COUNT } from '../ladder/index.ts';
import { Stream, type Key } from '../random/index.ts';
import { NOBODY, SOURCE_COUNT, sourceIndex, type Influences } from '../world/index.ts';

/**
 * Flow credit: a climb is shared among its sources by what each poured on the day of the climb, share_c = a_c/a. It needs no
 * logs, and its expectation is the sum over people waiting of (a_c/H)(1 − e^(−H)).
 */
export class Credit {
  readonly #parent: Stream;
  readonly #shares = new Float64Array(SOURCE_COUNT);

  constructor(key: Key) {
    this.#parent = new Stream(key, 'parent');
  }

  /** A person's shares by source of today's influence, [source]; they sum to 1. The same array every time. */
  shares(into: Influences, person: number, stage: number): Float64Array {
    const { commonBySource, impulses } = into;
    const out = this.#shares;
    let total = 0;
    out.fill(0);
    for (const source of into.pouringOn(stage)) {
      const units = commonBySource[source * STAGE_COUNT + stage] * CLOCK_TO_BUCKET;
      out[source] = units;
      total += units;
    }
    const talk = into.intake.pressureOn(person);
    if (talk > 0) {
      out[sourceIndex(into.tieSource)] += talk;
      total += talk;
    }
    if (impulses.on(person) > 0) {
      for (const row of impulses.rowsOf(person)) {
        out[impulses.source[row]] += impulses.units[row];
        total += impulses.units[row];
      }
    }
    for (let source = 0; source < SOURCE_COUNT; source++) if (out[source] !== 0) out[source] /= total;
    return out;
  }

  /**
   * Draws the one parent of a climb: a source by the shares, then who gave it; NOBODY where a policy did. Drawn, not the
   * largest, so that the forest of who brought whom has the law of the transmission tree.
   */
  drawParent(into: Influences, person: number, visitKey: number, shares: Float64Array): number {
    let attempt = 0;
    const uniform = () => this.#parent.uniform(person, visitKey, attempt++);
    let left = uniform();
    let source = -1;
    for (let s = 0; s < SOURCE_COUNT && left >= 0; s++) {
      if (shares[s] === 0) continue;
      source = s;
      left -= shares[s];
    }
    if (source === sourceIndex(into.tieSource)) return into.drawGiver(person, uniform);
    const { impulses } = into;
    const given = impulses.rowsOf(person).filter((row) => impulses.source[row] === source);
    let units = 0;
    for (const row of given) units += impulses.units[row];
    left = uniform() * units;
    for (const row of given) {
      left -= impulses.units[row];
      if (left < 0) return impulses.giver[row];
    }
    return NOBODY;
  }
}
