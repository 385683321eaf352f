import { CLIMBS_TO, RANK, STAGE_COUNT } from '../ladder/index.ts';
import { SOURCE_COUNT, type World } from '../world/index.ts';
import type { Moves } from '../engine/index.ts';

const NOBODY_YET = -1;

/**
 * What brought those who are there: of each person, the sources of all climbs since they were last stranger, wary or lapsed.
 * A description of the people on a stage, beside the credit of the climbs themselves, which counts those who left too. Only
 * people who climbed take room, and none do in a run without credit.
 */
export class Standing {
  readonly #people: number;
  /** Row of a person; empty until the first climb with credit. */
  #rowOf = new Int32Array(0);
  #rows = 0;
  /** [row × source] sums of shares; a row is all 0 for someone who slipped and has not come back. */
  #sums = new Float32Array(0);

  constructor(people: number) {
    this.#people = people;
  }

  /** Takes in one move. A slip ends what was; a return from lapsed or wary is its first climb. */
  see(moves: Moves, row: number): void {
    const person = moves.person[row];
    const from = moves.from[row];
    const climbed = CLIMBS_TO[from] === moves.to[row];
    if (!climbed) {
      const own = this.#rowOf.length === 0 ? NOBODY_YET : this.#rowOf[person];
      if (own !== NOBODY_YET) this.#sums.fill(0, own * SOURCE_COUNT, (own + 1) * SOURCE_COUNT);
      return;
    }
    const start = moves.first[row];
    const end = moves.first[row + 1];
    if (RANK[moves.to[row]] < 1 || start === end) return;
    const to = this.#find(person) * SOURCE_COUNT;
    for (let k = start; k < end; k++) this.#sums[to + moves.source[k]] += moves.share[k];
  }

  /** [stage × source] people by what brought them, each counting 1 in all. Founders were placed, not brought. */
  finish(world: World): Float64Array {
    const out = new Float64Array(STAGE_COUNT * SOURCE_COUNT);
    if (this.#rowOf.length === 0) return out;
    for (let person = 0; person < this.#people; person++) {
      const row = this.#rowOf[person];
      if (row === NOBODY_YET || world.founder[person] === 1) continue;
      const from = row * SOURCE_COUNT;
      let climbs = 0;
      for (let s = 0; s < SOURCE_COUNT; s++) climbs += this.#sums[from + s];
      if (climbs === 0) continue;
      const to = world.stage[person] * SOURCE_COUNT;
      for (let s = 0; s < SOURCE_COUNT; s++) out[to + s] += this.#sums[from + s] / climbs;
    }
    return out;
  }

  #find(person: number): number {
    if (this.#rowOf.length === 0) this.#rowOf = new Int32Array(this.#people).fill(NOBODY_YET);
    if (this.#rowOf[person] === NOBODY_YET) {
      this.#rowOf[person] = this.#rows++;
      if (this.#rows * SOURCE_COUNT > this.#sums.length) {
        const grown = new Float32Array(Math.max(64, this.#rows * 2) * SOURCE_COUNT);
        grown.set(this.#sums);
        this.#sums = grown;
      }
    }
    return this.#rowOf[person];
  }
}
