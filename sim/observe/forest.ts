import { INITIAL, FOUNDER } from '../world/index.ts';

/** Who brought whom, as columns with a row for each person who joined, in order of joining. Parents stand above children. */
export interface Forest {
  readonly person: Int32Array;
  /** Row of who brought them; −1 for a root: a founder, or someone brought by no member. */
  readonly parent: Int32Array;
  /** Steps from the root of their tree. */
  readonly depth: Int32Array;
  readonly day: Int32Array;
}

/** The shape of a forest. A value without data is null. */
export interface TreeShape {
  /** People in the largest tree, its root included; 0 for an empty forest. */
  readonly largest: number;
  /** Greatest number of steps from a root. */
  readonly deepest: number | null;
  /** Mean number of steps from the root, over all but founders. */
  readonly meanDepth: number | null;
  /** Share of all but founders who are a root or one step from it. */
  readonly withinOneStep: number | null;
  /**
   * Mean steps between two people of one tree, over all such pairs. Of one tree it is the structural virality of Goel,
   * Anderson, Hofman & Watts 2016: 1 is a pair, near 2 a star, large a chain.
   */
  readonly virality: number | null;
}

const NOT_YET = -1;
const ROOT = -1;

/** Grows a forest join by join; `people` is how many there may be. */
export class ForestBuilder {
  #count = 0;
  #person = new Int32Array(64);
  #parent = new Int32Array(64);
  #depth = new Int32Array(64);
  #day = new Int32Array(64);
  readonly #rowOf: Int32Array;

  constructor(people: number) {
    this.#rowOf = new Int32Array(people).fill(NOT_YET);
  }

  /** People who have joined so far. */
  get size(): number {
    return this.#count;
  }

  /** The day on which a person first joined, −1 for who has not. */
  dayOf(person: number): number {
    const row = this.#rowOf[person];
    return row === NOT_YET ? NOT_YET : this.#day[row];
  }

  has(person: number): boolean {
    return this.#rowOf[person] !== NOT_YET;
  }

  /**
   * Adds a person who joins on a day, and returns the day on which their parent joined, −1 for a root. A parent who joins
   * on the same day was not yet a member when they brought this person, so they do not count, in whatever order rows come.
   */
  join(person: number, day: number, parentPerson: number): number {
    if (this.#count === this.#person.length) this.#grow();
    const row = this.#count++;
    this.#rowOf[person] = row;
    this.#person[row] = person;
    this.#day[row] = day;
    const parent = parentPerson < 0 ? NOT_YET : this.#rowOf[parentPerson];
    const counts = parent !== NOT_YET && this.#day[parent] < day;
    this.#parent[row] = counts ? parent : ROOT;
    this.#depth[row] = counts ? this.#depth[parent] + 1 : 0;
    return counts ? this.#day[parent] : -1;
  }

  finish(): Forest {
    const trim = (column: Int32Array) => column.slice(0, this.#count);
    return {
      person: trim(this.#person),
      parent: trim(this.#parent),
      depth: trim(this.#depth),
      day: trim(this.#day),
    };
  }

  #grow(): void {
    const grow = (old: Int32Array) => {
      const next = new Int32Array(old.length * 2);
      next.set(old);
      return next;
    };
    this.#person = grow(this.#person);
    this.#parent = grow(this.#parent);
    this.#depth = grow(this.#depth);
    this.#day = grow(this.#day);
  }
}

/** Size of the subtree of each row: the person and everybody they brought, directly or through others. */
export function subtreeSizes(parent: Int32Array): Int32Array {
  const sizes = new Int32Array(parent.length).fill(1);
  for (let row = parent.length - 1; row >= 0; row--) {
    if (parent[row] !== ROOT) sizes[parent[row]] += sizes[row];
  }
  return sizes;
}

/**
 * The shape of a forest, in one pass up and one down. `placed` holds the marks of those placed on day 0: founders and people who were members then
 * are left out of means over joiners.
 */
export function treeShape({ person, parent, depth, day }: Forest, placed: ArrayLike<number>): TreeShape {
  const n = person.length;
  const sizes = subtreeSizes(parent);
  const root = new Int32Array(n);
  let largest = 0;
  let deepest = 0;
  let joiners = 0;
  let steps = 0;
  let near = 0;
  let pairs = 0;
  let distance = 0;
  for (let row = 0; row < n; row++) {
    const top = parent[row] === ROOT ? row : root[parent[row]];
    root[row] = top;
    const tree = sizes[top];
    if (top === row) {
      largest = Math.max(largest, tree);
      pairs += (tree * (tree - 1)) / 2;
    } else {
      // The tie to the parent separates the subtree from the rest of the tree (Wiener 1947).
      distance += sizes[row] * (tree - sizes[row]);
    }
    deepest = Math.max(deepest, depth[row]);
    const mark = placed[person[row]];
    if (mark === FOUNDER || (mark === INITIAL && day[row] === 0)) continue;
    joiners++;
    steps += depth[row];
    if (depth[row] <= 1) near++;
  }
  return {
    largest,
    deepest: n === 0 ? null : deepest,
    meanDepth: joiners === 0 ? null : steps / joiners,
    withinOneStep: joiners === 0 ? null : near / joiners,
    virality: pairs === 0 ? null : distance / pairs,
  };
}
