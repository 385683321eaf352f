import { PROMOTES_TO, RANK, STAGE_COUNT } from '../stages/index.ts';
import type { World } from '../world/index.ts';
import type { Transitions } from '../engine/index.ts';

const NOBODY_YET = -1;

/**
 * Credit by current stage: for each person, the sources of all promotions since they were last stranger, wary or lapsed.
 * It describes the people who are on a stage now; the credit of promotions also counts people who left again. Memory is
 * used only for people who were promoted, and none in a run without credit.
 */
export class CurrentStageCredit {
  readonly #people: number;
  readonly #sourceCount: number;
  /** Row of a person; empty until the first promotion with credit. */
  #rowOf = new Int32Array(0);
  #rows = 0;
  /** [row × source] sums of shares; a row is all 0 for somebody who left and has not come back. */
  #sums = new Float32Array(0);

  constructor(people: number, sourceCount: number) {
    this.#sourceCount = sourceCount;
    this.#people = people;
  }

  /** Takes in one transition. Leaving clears the row, a slip down does not; a return from lapsed or wary starts it again. */
  see(transitions: Transitions, row: number): void {
    const person = transitions.person[row];
    const from = transitions.from[row];
    const promoted = PROMOTES_TO[from] === transitions.to[row];
    if (!promoted) {
      if (RANK[transitions.to[row]] >= 1) return;
      const own = this.#rowOf.length === 0 ? NOBODY_YET : this.#rowOf[person];
      if (own !== NOBODY_YET) this.#sums.fill(0, own * this.#sourceCount, (own + 1) * this.#sourceCount);
      return;
    }
    const start = transitions.first[row];
    const end = transitions.first[row + 1];
    if (RANK[transitions.to[row]] < 1 || start === end) return;
    const to = this.#find(person) * this.#sourceCount;
    for (let k = start; k < end; k++) this.#sums[to + transitions.source[k]] += transitions.share[k];
  }

  /** [stage × source] people by what brought them; each person counts 1 in total. Founders were placed, so nothing brought them. */
  finish(world: World): Float64Array {
    const out = new Float64Array(STAGE_COUNT * this.#sourceCount);
    if (this.#rowOf.length === 0) return out;
    for (let person = 0; person < this.#people; person++) {
      const row = this.#rowOf[person];
      if (row === NOBODY_YET || world.founder[person] === 1) continue;
      const from = row * this.#sourceCount;
      let promotions = 0;
      for (let s = 0; s < this.#sourceCount; s++) promotions += this.#sums[from + s];
      if (promotions === 0) continue;
      const to = world.stage[person] * this.#sourceCount;
      for (let s = 0; s < this.#sourceCount; s++) out[to + s] += this.#sums[from + s] / promotions;
    }
    return out;
  }

  #find(person: number): number {
    if (this.#rowOf.length === 0) this.#rowOf = new Int32Array(this.#people).fill(NOBODY_YET);
    if (this.#rowOf[person] === NOBODY_YET) {
      this.#rowOf[person] = this.#rows++;
      if (this.#rows * this.#sourceCount > this.#sums.length) {
        const grown = new Float32Array(Math.max(64, this.#rows * 2) * this.#sourceCount);
        grown.set(this.#sums);
        this.#sums = grown;
      }
    }
    return this.#rowOf[person];
  }
}
