import type { BenchCase } from '../case.ts';
import { browser } from './browser.ts';
import { engine } from './engine.ts';
import { generators } from './generators.ts';
import { idle } from './idle.ts';
import { memory } from './memory.ts';
import { recording } from './recording.ts';
import { rivals } from './rivals.ts';
import { roofline } from './roofline.ts';
import { sweep } from './sweep.ts';
import { tenMillion } from './ten-million.ts';
import { workers } from './workers.ts';

/** What is measured, in the order of the page. */
export const CASES: readonly BenchCase[] = [
  engine,
  rivals,
  idle,
  recording,
  memory,
  tenMillion,
  workers,
  sweep,
  generators,
  roofline,
  browser,
];
