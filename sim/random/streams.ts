import seedrandom from 'seedrandom';
import { log } from './portable.ts';
import { philox4x32 } from './philox.ts';

/**
 * Keyed draws. A draw is named by (seed, stream, up to three whole numbers): who it belongs to, never when.
 * Two policies under one seed therefore meet the same people in the same mood (common random numbers).
 */

const block = new Uint32Array(4);
const INVERSE_2_52 = 2 ** -52;

/** Two 32-bit words that stand for one replicate's seed. */
export interface Key {
  readonly k0: number;
  readonly k1: number;
}

/** Turns a seed (any words or number) and a replicate's number into a key. */
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

/** One named source of chance under one key. Draws are pure functions of their arguments. */
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

  /** Uniform in (0, 1), never 0 or 1: (u + ½)/2^52. */
  uniform(a: number, b = 0, c = 0): number {
    philox4x32(block, this.#k0, this.#k1, this.#id, a, b, c);
    return (block[0] * 1048576 + (block[1] >>> 12) + 0.5) * INVERSE_2_52;
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

  /** A generator that walks through this stream in order; for graph generators, whose draws have no owner. */
  sequence(a = 0): Sequence {
    return new Sequence(this.#k0, this.#k1, this.#id, a);
  }
}

/** Sequential draws from one stream, four words per Philox block. */
export class Sequence {
  readonly #words = new Uint32Array(4);
  readonly #k0: number;
  readonly #k1: number;
  readonly #id: number;
  readonly #a: number;
  #counter = 0;
  #used = 4;

  constructor(k0: number, k1: number, id: number, a: number) {
    this.#k0 = k0;
    this.#k1 = k1;
    this.#id = id;
    this.#a = a;
  }

  /** Next uniform whole number in [0, 2^32). */
  word(): number {
    if (this.#used === 4) {
      const low = this.#counter >>> 0;
      philox4x32(
        this.#words,
        this.#k0,
        this.#k1,
        this.#id,
        this.#a,
        low,
        Math.floor(this.#counter / 2 ** 32),
      );
      this.#counter++;
      this.#used = 0;
    }
    return this.#words[this.#used++];
  }

  /** Next uniform in (0, 1). */
  uniform(): number {
    const high = this.word();
    const low = this.word();
    return (high * 1048576 + (low >>> 12) + 0.5) * INVERSE_2_52;
  }

  /** Next whole number in [0, n), n ≤ 2^32, without bias (words past the last full multiple are redrawn). */
  below(n: number): number {
    const limit = 4294967296 - (4294967296 % n);
    for (;;) {
      const w = this.word();
      if (w < limit) return w % n;
    }
  }
}
