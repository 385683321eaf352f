/** Days of a month, for everything counted `perMonth` or limited per month. */
export const MONTH = 30;

/** Whether a new month begins on a day; months count from day 1. */
export function beginsMonth(day: number): boolean {
  return (day - 1) % MONTH === 0;
}
