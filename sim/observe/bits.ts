import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Graph } from '../graph/index.ts';

/** Hash of whole numbers, each written as four bytes, lowest first, whatever the machine's byte order. */
export class BitsHash {
  readonly #hash = sha256.create();

  add(values: ArrayLike<number>): void {
    const bytes = new DataView(new ArrayBuffer(values.length * 4));
    for (let i = 0; i < values.length; i++) bytes.setInt32(i * 4, values[i], true);
    this.#hash.update(new Uint8Array(bytes.buffer));
  }

  digest(): string {
    return bytesToHex(this.#hash.digest());
  }
}

/** The bits of several replicates, in order. */
export function joinBits(bits: readonly string[]): string {
  return bits.length === 1 ? bits[0] : bytesToHex(sha256(utf8ToBytes(bits.join('\n'))));
}

/** Hash of a graph: who is tied to whom, how strongly, in which circle. */
export function hashGraph(graph: Graph): string {
  const hash = new BitsHash();
  hash.add([graph.people, graph.mixed ? 1 : 0]);
  hash.add(graph.offsets);
  hash.add(graph.ties);
  hash.add(graph.circle);
  return hash.digest();
}
