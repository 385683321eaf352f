import { log, type Sequence } from '../../random/index.ts';
import type { TieBuffer } from './tie-buffer.ts';

/** Pairs (v, w) with first ≤ v < end and low(v) ≤ w < high(v). */
export interface PairRange {
  first: number;
  end: number;
  low: (v: number) => number;
  high: (v: number) => number;
}

/**
 * Ties each pair of a range with probability p, in time proportional to rows + ties: the gap between two
 * ties is geometric, so whole runs of untied pairs are skipped with one draw (Batagelj & Brandes,
 * "Efficient generation of large random networks", Physical Review E 71, 036113, 2005).
 */
export function tiePairs(buffer: TieBuffer, random: Sequence, p: number, range: PairRange): void {
  if (!(p > 0)) return;
  const { first, end, low, high } = range;
  if (p >= 1) {
    for (let v = first; v < end; v++) for (let w = low(v); w < high(v); w++) buffer.add(v, w);
    return;
  }
  const perLog = 1 / logOfComplement(p);
  let v = first;
  if (v >= end) return;
  let start = low(v);
  let length = high(v) - start;
  let position = Math.floor(log(random.uniform()) * perLog);
  for (;;) {
    while (position >= length) {
      position -= length;
      if (++v >= end) return;
      start = low(v);
      length = high(v) - start;
    }
    buffer.add(v, start + position);
    position += 1 + Math.floor(log(random.uniform()) * perLog);
  }
}

/** ln(1 − p): by its series where 1 − p would lose digits of p. */
function logOfComplement(p: number): number {
  return p < 1e-4 ? -p * (1 + p * (1 / 2 + p * (1 / 3 + p / 4))) : log(1 - p);
}
