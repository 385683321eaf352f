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
  const gaps = new Float64Array(GAPS);
  drawGaps(gaps, random, perLog);
  let used = 1;
  let position = gaps[0];
  for (;;) {
    while (position >= length) {
      position -= length;
      if (++v >= end) return;
      start = low(v);
      length = high(v) - start;
    }
    buffer.add(v, start + position);
    if (used === GAPS) {
      drawGaps(gaps, random, perLog);
      used = 0;
    }
    position += 1 + gaps[used++];
  }
}

/** Gaps drawn at one go: a loop of nothing else keeps several logarithms under way at once. */
const GAPS = 512;

function drawGaps(gaps: Float64Array, random: Sequence, perLog: number): void {
  for (let i = 0; i < GAPS; i++) gaps[i] = Math.floor(log(random.uniform()) * perLog);
}

/** ln(1 − p): by its series where 1 − p would lose digits of p. */
function logOfComplement(p: number): number {
  return p < 1e-4 ? -p * (1 + p * (1 / 2 + p * (1 / 3 + p / 4))) : log(1 - p);
}
