import type { Lang } from './lang.ts';

const TAGS: Record<Lang, string> = { en: 'en-GB', zh: 'zh-CN' };
const DAY = 86_400_000;

/** Date of a day as YYYY-MM-DD, counted from the date of day 0 in the same form. */
export function isoDate(start: string, day: number): string {
  return new Date(Date.parse(`${start}T00:00:00Z`) + day * DAY).toISOString().slice(0, 10);
}

/** The same as a reader of a language writes it: 1 March 2026, 2026年3月1日. */
export function formatDate(start: string, day: number, lang: Lang): string {
  const format = new Intl.DateTimeFormat(TAGS[lang], { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(new Date(Date.parse(`${start}T00:00:00Z`) + day * DAY));
}
