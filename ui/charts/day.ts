import { useHotkeys } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { formatDate } from '../../i18n/index.ts';
import type { Locale } from '../../report/index.ts';

/** The day that all charts are read at. */
export interface DayCursor {
  readonly day: number | null;
  readonly onDay: (day: number | null) => void;
}

/** One day for all charts: under the pointer, or moved by the keys [ and ]; without either, the last. */
export function useDay(last: number): DayCursor {
  const [day, setDay] = useState<number | null>(null);
  const move = (by: number) => setDay((now) => Math.min(last, Math.max(0, (now ?? last) + by)));
  useHotkeys([
    ['[', () => move(-1)],
    [']', () => move(1)],
  ]);
  return useMemo(() => ({ day, onDay: setDay }), [day]);
}

/** What stands under the axis of days; with the date of day 0, where there is one. */
export function dayLabel(startDate: string | undefined, { lang, t }: Locale): string {
  if (startDate === undefined) return t('page:chart.day');
  return t('page:chart.dayFrom', { date: formatDate(startDate, 0, lang) });
}

/** About a dozen days for a table, the last one always among them. */
export function everySoOften(days: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil((days.length - 1) / 12));
  const chosen = days.filter((day) => day % step === 0);
  const last = days.at(-1) ?? 0;
  return chosen.at(-1) === last ? chosen : [...chosen, last];
}
