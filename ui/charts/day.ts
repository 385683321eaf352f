import { useHotkeys } from '@mantine/hooks';
import { useMemo, useState } from 'react';

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
