import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useState } from 'react';

/** Days that pass in a second of a play, and in a step where nothing is to move by itself. */
export const PER_SECOND = 10;
const MONTH = 30;

export interface Play {
  readonly day: number;
  readonly playing: boolean;
  /** Play becomes a step of a month. */
  readonly steps: boolean;
  go(day: number): void;
  move(by: number): void;
  /** Plays, or stops; from the last day, it begins anew. */
  toggle(): void;
}

/** The day that is shown, and whether days pass. It opens at the last day. */
export function usePlay(days: number): Play {
  const steps = useReducedMotion();
  const [wanted, setDay] = useState(Infinity);
  const [playing, setPlaying] = useState(false);
  const day = Math.max(0, Math.min(days, wanted));
  const running = playing && !steps && day < days;
  useEffect(() => {
    if (!running) return;
    let last = performance.now();
    // Days that could not be shown in time are passed over, so that a year takes as long everywhere.
    const timer = setInterval(() => {
      const passed = Math.floor(((performance.now() - last) / 1000) * PER_SECOND);
      if (passed < 1) return;
      last += (1000 * passed) / PER_SECOND;
      setDay((now) => now + passed);
    }, 1000 / PER_SECOND);
    return () => clearInterval(timer);
  }, [running]);
  const go = (to: number) => {
    setPlaying(false);
    setDay(Math.max(0, Math.min(days, to)));
  };
  return {
    day,
    playing: running,
    steps,
    go,
    move: (by) => go(day + by),
    toggle: () => {
      const from = day >= days ? 0 : day;
      if (steps) return go(day >= days ? 0 : day + MONTH);
      if (running) return setPlaying(false);
      setDay(from);
      setPlaying(true);
    },
  };
}
