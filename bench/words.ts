import type { Row, RowUnit } from './case.ts';

const UNITS: Record<RowUnit, string> = {
  times: '×',
  bytes: ' B',
  GB: ' GB',
  seconds: ' s',
  nanoseconds: ' ns',
};

/** Three digits: what a spread of a few per cent bears. */
export function digits(value: number): string {
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

/** A value with its spread, as in `1.23× (1.2–1.31)`. */
export function valueText({ unit, value }: Pick<Row, 'unit' | 'value'>): string {
  const { median, low, high, rounds } = value;
  const spread = rounds > 1 ? ` (${digits(low)}–${digits(high)})` : '';
  return `${digits(median)}${UNITS[unit]}${spread}`;
}
