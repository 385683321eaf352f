import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { GIVEN_TRAITS, type Graph } from '../graph/index.ts';

/** Hash of numbers, whole ones written as four bytes and others as eight, little-endian on every machine. */
export class DigestHash {
  readonly #hash = sha256.create();

  add(values: ArrayLike<number>): void {
    const bytes = new DataView(new ArrayBuffer(values.length * 4));
    for (let i = 0; i < values.length; i++) bytes.setInt32(i * 4, values[i], true);
    this.#hash.update(new Uint8Array(bytes.buffer));
  }

  addReals(values: ArrayLike<number>): void {
    const bytes = new DataView(new ArrayBuffer(values.length * 8));
    for (let i = 0; i < values.length; i++) bytes.setFloat64(i * 8, values[i], true);
    this.#hash.update(new Uint8Array(bytes.buffer));
  }

  digest(): string {
    return bytesToHex(this.#hash.digest());
  }
}

/** One digest of the digests of several replicates, in order. */
export function joinDigests(digests: readonly string[]): string {
  return digests.length === 1 ? digests[0] : bytesToHex(sha256(utf8ToBytes(digests.join('\n'))));
}

/** Hash of a graph: who is tied to whom, how strongly, in which circle, and what a file says of people. */
export function hashGraph(graph: Graph): string {
  const hash = new DigestHash();
  hash.add([graph.people, graph.mixed ? 1 : 0]);
  hash.add(graph.offsets);
  hash.add(graph.ties);
  hash.add(graph.circle);
  const { given } = graph;
  if (given !== undefined) {
    hash.add([given.stage?.length ?? 0]);
    hash.add(given.stage ?? []);
    for (const trait of GIVEN_TRAITS) {
      const one = given[trait];
      hash.add([one?.levels.length ?? 0]);
      if (one === undefined) continue;
      hash.addReals(one.levels);
      hash.add(one.code);
    }
  }
  return hash.digest();
}
