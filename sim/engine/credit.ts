import { CLOCK_TO_BUCKET, STAGE_COUNT } from '../stages/index.ts';
import { Stream, type Key } from '../random/index.ts';
import { NOBODY, type Influences } from '../world/index.ts';

/**
 * Flow credit: a promotion is shared among its sources in proportion to their hazard on the day of the promotion, share_c = a_c/a. It needs no
 * logs, and its expectation is the sum over people waiting of (a_c/H)(1 − e^(−H)).
 */
export class Credit {
  readonly #parent: Stream;
  readonly #shares: Float64Array;

  constructor(key: Key, sourceCount: number) {
    this.#shares = new Float64Array(sourceCount);
    this.#parent = new Stream(key, 'parent');
  }

  /** A person's shares by source of today's influence, [source]; they sum to 1. The same array every time. */
  shares(into: Influences, person: number, stage: number): Float64Array {
    const { commonBySource, impulses } = into;
    const out = this.#shares;
    let total = 0;
    out.fill(0);
    for (const source of into.activeSourcesOn(stage)) {
      const units = commonBySource[source * STAGE_COUNT + stage] * CLOCK_TO_BUCKET;
      out[source] = units;
      total += units;
    }
    for (const tied of into.exposure.sources) {
      const units = tied.pressureOn(person);
      out[tied.source] += units;
      total += units;
    }
    if (impulses.on(person) > 0) {
      for (const row of impulses.rowsOf(person)) {
        out[impulses.source[row]] += impulses.units[row];
        total += impulses.units[row];
      }
    }
    for (let source = 0; source < out.length; source++) if (out[source] !== 0) out[source] /= total;
    return out;
  }

  /**
   * Draws the parent of a promotion: a source by the shares, then the giver; NOBODY for a policy. Drawn rather than the
   * largest, so that the forest of who brought whom has the distribution of the transmission tree.
   */
  drawParent(into: Influences, person: number, visitKey: number, shares: Float64Array): number {
    let attempt = 0;
    const uniform = () => this.#parent.uniform(person, visitKey, attempt++);
    let left = uniform();
    let source = -1;
    for (let s = 0; s < shares.length && left >= 0; s++) {
      if (shares[s] === 0) continue;
      source = s;
      left -= shares[s];
    }
    const { impulses } = into;
    const given = impulses.rowsOf(person).filter((row) => impulses.source[row] === source);
    const tied = into.exposure.sources.find((one) => one.source === source);
    if (tied && given.length === 0) return tied.drawGiver(person, uniform);
    let units = tied?.pressureOn(person) ?? 0;
    const alongTies = units;
    for (const row of given) units += impulses.units[row];
    left = uniform() * units - alongTies;
    if (left < 0) return tied!.drawGiver(person, uniform);
    for (const row of given) {
      left -= impulses.units[row];
      if (left < 0) return impulses.giver[row];
    }
    return NOBODY;
  }
}
