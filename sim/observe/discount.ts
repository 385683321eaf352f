import { pow } from '../random/index.ts';

/** What one unit of a day is worth on day 0, at a yearly rate; a year has 365 days. */
export function discountOf(perYear: number, day: number): number {
  return perYear === 0 ? 1 : pow(1 + perYear, -day / 365);
}
