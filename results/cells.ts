/** Which cells a store holds: replicates by point, a bit each. */
export class CellSet {
  readonly #points = new Map<string, Uint8Array>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(point: string, replicate: number): boolean {
    const digest = this.#points.get(point);
    return digest !== undefined && ((digest[replicate >> 3] ?? 0) & (1 << (replicate & 7))) !== 0;
  }

  add(point: string, replicate: number): void {
    if (this.has(point, replicate)) return;
    let digest = this.#points.get(point) ?? new Uint8Array(4);
    if (replicate >> 3 >= digest.length) {
      const larger = new Uint8Array(Math.max((replicate >> 3) + 1, digest.length * 2));
      larger.set(digest);
      digest = larger;
    }
    digest[replicate >> 3] = (digest[replicate >> 3] ?? 0) | (1 << (replicate & 7));
    this.#points.set(point, digest);
    this.#size++;
  }

  /** How many of the first `replicates` of a point there are. */
  count(point: string, replicates: number): number {
    let n = 0;
    for (let r = 0; r < replicates; r++) if (this.has(point, r)) n++;
    return n;
  }
}
