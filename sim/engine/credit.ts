import { CLOCK_TO_BUCKET } from '../ladder/index.ts';
import { Stream, type Key } from '../random/index.ts';
import { NOBODY, SOURCE_COUNT, sourceIndex, type Influences } from '../world/index.ts';

/**
 * Flow credit: a climb is shared among its sources by what each poured on the day of the climb, share_c = a_c/a. It needs no
 * logs, and its expectation is the sum over people waiting of (a_c/H)(1 − e^(−H)).
 */
export class Credit {
  readonly #parent: Stream;
  /** Today's impulses by bucket and person, indexed when first asked for. */
  readonly #impulses = new Map<Influences, Map<number, number[]>>();

  constructor(key: Key) {
    this.#parent = new Stream(key, 'parent');
  }

  /** Forgets the index of today's impulses. */
  newDay(): void {
    this.#impulses.clear();
  }

  /** Writes a person's shares by source of today's influence into out[at …]; they sum to 1. */
  shares(into: Influences, person: number, classIndex: number, out: Float64Array, at: number): void {
    const classes = into.common.length;
    let total = 0;
    for (let source = 0; source < SOURCE_COUNT; source++) {
      const units = into.commonBySource[source * classes + classIndex] * CLOCK_TO_BUCKET;
      out[at + source] = units;
      total += units;
    }
    const talk = into.pressure[person];
    if (talk > 0) out[at + sourceIndex(into.tieSource)] += talk;
    total += talk > 0 ? talk : 0;
    for (const k of this.#impulsesOn(into, person)) {
      out[at + into.impulseSource[k]] += into.impulseUnits[k];
      total += into.impulseUnits[k];
    }
    for (let source = 0; source < SOURCE_COUNT; source++) out[at + source] /= total;
  }

  /**
   * Draws the one parent of a climb: a source by the shares, then who gave it; NOBODY where a policy did. Drawn, not the
   * largest, so that the forest of who brought whom has the law of the transmission tree.
   */
  drawParent(into: Influences, person: number, visitKey: number, shares: Float64Array, at: number): number {
    let attempt = 0;
    const uniform = () => this.#parent.uniform(person, visitKey, attempt++);
    let left = uniform();
    let source = -1;
    for (let s = 0; s < SOURCE_COUNT && left >= 0; s++) {
      if (shares[at + s] === 0) continue;
      source = s;
      left -= shares[at + s];
    }
    if (source === sourceIndex(into.tieSource)) return into.drawGiver(person, uniform);
    const given = this.#impulsesOn(into, person).filter((k) => into.impulseSource[k] === source);
    let units = 0;
    for (const k of given) units += into.impulseUnits[k];
    left = uniform() * units;
    for (const k of given) {
      left -= into.impulseUnits[k];
      if (left < 0) return into.impulseGiver[k];
    }
    return NOBODY;
  }

  #impulsesOn(into: Influences, person: number): readonly number[] {
    let byPerson = this.#impulses.get(into);
    if (!byPerson) {
      byPerson = new Map();
      for (const [k, who] of into.impulsePerson.entries()) {
        const list = byPerson.get(who);
        if (list) list.push(k);
        else byPerson.set(who, [k]);
      }
      this.#impulses.set(into, byPerson);
    }
    return byPerson.get(person) ?? [];
  }
}
