import type { Lang } from './lang.ts';

const DAY = 86_400_000;

/** Date of a day as YYYY-MM-DD, counted from the date of day 0 in the same form. */
export function isoDate(start: string, day: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) + day * DAY).toISOString().slice(0, 10);
}

/** The same as a reader of a language writes it: 1 March 2026, 2026 年 3 月 1 日. */
export function formatDate(start: string, day: number, lang: Lang): string {
  if (lang === 'zh') {
    const [year, month, date] = isoDate(start, day).split('-').map(Number);
    return `${year} 年 ${month} 月 ${date} 日`;
  }
  const format = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(Date.parse(`${start}T00:00:00Z`) + day * DAY));
}
