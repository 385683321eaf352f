import type { Outcome } from '../../sim/index.ts';

/** The columns of an outcome, to be moved between threads instead of copied. */
export function columnsOf(outcome: Outcome): ArrayBuffer[] {
  const columns = [...Object.values(outcome), ...Object.values(outcome.series)];
  const buffers = columns
    .filter((column) => ArrayBuffer.isView(column))
    .map((column) => column.buffer as ArrayBuffer);
  return [...new Set(buffers)];
}
