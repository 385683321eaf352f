/** Days of a month: what is counted `perMonth`, and what is limited by the month, is counted by these. */
export const MONTH = 30;

/** Whether the months of a run, counted from day 1, begin anew on a day. */
export function beginsMonth(day: number): boolean {
  return (day - 1) % MONTH === 0;
}
