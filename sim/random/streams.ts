import seedrandom from 'seedrandom';
import { log } from './portable.ts';
import { philox4x32 } from './philox.ts';

/**
 * Keyed random draws. A draw is named by (seed, stream, up to three integers): by whom it belongs to, never by when it is
 * made. Two policies under one seed therefore meet the same people with the same thresholds (common random numbers).
 */

const block = new Uint32Array(4);
const TWO_32 = 2 ** 32;
const INVERSE_2_32 = 2 ** -32;
const INVERSE_2_52 = 2 ** -52;

/** Two words to a uniform in (0, 1), never 0 or 1: (u + ½)/2^52. */
export function uniformOf(high: number, low: number): number {
  return (high * 1048576 + (low >>> 12) + 0.5) * INVERSE_2_52;
}

/** Two 32-bit words that stand for one replicate's seed. */
export interface Key {
  readonly k0: number;
  readonly k1: number;
}

/** Turns a seed (any text or number) and the number of a replicate into a key. */
export function keyOf(seed: string | number, replicate: number | 'once'): Key {
  const generator = seedrandom(`kindling ${seed} / ${replicate}`);
  return { k0: generator.int32(), k1: generator.int32() };
}

/** FNV-1a hash of a stream's name: streams are told apart by name, never by position in a list. */
export function streamId(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    h ^= name.charCodeAt(i);
    h = Math.imul(h, 0x01000193);
  }
  return h | 0;
}

/** One named random stream under one key. Draws are pure functions of their arguments. */
export class Stream {
  readonly #k0: number;
  readonly #k1: number;
  readonly #id: number;

  constructor(key: Key, name: string) {
    this.#k0 = key.k0;
    this.#k1 = key.k1;
    this.#id = streamId(name);
  }

  /** Uniform whole number in [0, 2^32). */
  word(a: number, b = 0, c = 0): number {
    philox4x32(block, this.#k0, this.#k1, this.#id, a, b, c);
    return block[0];
  }

  /** Uniform in (0, 1). */
  uniform(a: number, b = 0, c = 0): number {
    philox4x32(block, this.#k0, this.#k1, this.#id, a, b, c);
    return uniformOf(block[0], block[1]);
  }

  /** Two independent uniforms of one draw into out[0] and out[1]. */
  uniforms(out: Float64Array, a: number, b = 0, c = 0): void {
    philox4x32(block, this.#k0, this.#k1, this.#id, a, b, c);
    out[0] = (block[0] * 1048576 + (block[1] >>> 12) + 0.5) * INVERSE_2_52;
    out[1] = (block[2] * 1048576 + (block[3] >>> 12) + 0.5) * INVERSE_2_52;
  }

  /** Unit exponential: −ln U, at most 36.8. */
  exponential(a: number, b = 0, c = 0): number {
    return -log(this.uniform(a, b, c));
  }

  /** A sequential generator seeded from this stream, for graph generators, whose draws belong to nobody. */
  sequence(a = 0): Sequence {
    const state = new Uint32Array(4);
    philox4x32(state, this.#k0, this.#k1, this.#id, a, 0, 0);
    return new Sequence(state);
  }
}

/** Words generated per refill, with the generator's state in local variables. */
const BATCH = 512;

/**
 * Sequential draws that belong to nobody: xoshiro128** (Blackman & Vigna, "Scrambled linear pseudorandom number
 * generators", ACM Transactions on Mathematical Software 47, 2021), whose state is one keyed block.
 */
export class Sequence {
  readonly #state: Uint32Array;
  // Signed: V8 keeps whole numbers of 32 signed bits in registers, larger ones as doubles.
  readonly #words = new Int32Array(BATCH);
  #used = BATCH;

  constructor(state: Uint32Array) {
    this.#state = state;
  }

  /** Next uniform whole number in [0, 2^32). */
  word(): number {
    if (this.#used === BATCH) this.#fill();
    return this.#words[this.#used++] >>> 0;
  }

  /** Next uniform in (0, 1). */
  uniform(): number {
    const high = this.word();
    return uniformOf(high, this.word());
  }

  /**
   * Next whole number in [0, n), n ≤ 2^32, without bias: the upper half of the 64-bit product n × word, redrawn where the
   * lower half falls short (Lemire, "Fast random integer generation in an interval", ACM Transactions on Modeling and
   * Computer Simulation 29, 2019).
   */
  below(n: number): number {
    for (;;) {
      // Not by word(): where that call is not inlined, each result above 2^31 would be a new object.
      if (this.#used === BATCH) this.#fill();
      const word = this.#words[this.#used++] >>> 0;
      const lower = Math.imul(word, n) >>> 0;
      // The division is rare: only a lower half below n can fall short.
      if (lower < n && lower < TWO_32 % n) continue;
      // Without its lower half, the rounded product lies far nearer to the right multiple of 2^32 than to any other.
      return ((word * n - lower) * INVERSE_2_32 + 0.5) >>> 0;
    }
  }

  #fill(): void {
    const words = this.#words;
    const state = this.#state;
    let a = state[0] | 0;
    let b = state[1] | 0;
    let c = state[2] | 0;
    let d = state[3] | 0;
    for (let i = 0; i < BATCH; i++) {
      const five = Math.imul(b, 5);
      words[i] = Math.imul((five << 7) | (five >>> 25), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
    this.#used = 0;
  }
}
