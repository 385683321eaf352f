import type { Setting } from '../../../results/index.ts';
import type { Bands, PluginRecord, Problem } from '../../../sim/index.ts';

/** A file that a person opened, with its path from the folder they chose. */
export interface Named {
  readonly path: string;
  readonly file: File;
}

/** Results as they are drawn, whatever file they came from. */
export interface Opened {
  readonly file: string;
  readonly kind: 'run' | 'compare' | 'sweep';
  /** Kindling's version, where the file says it. */
  readonly version: string | null;
  readonly level: number;
  readonly factors: readonly string[];
  readonly metrics: readonly string[];
  readonly cells: readonly Setting[];
  /** Bands by day, of each cell, by metric; null for a sweep. */
  readonly days: {
    readonly day: readonly number[];
    readonly startDate: string | undefined;
    readonly metrics: readonly Readonly<Record<string, Bands>>[];
  } | null;
  /** Sweeps that the folder holds, and which of them this is. */
  readonly sweeps: readonly string[];
  readonly sweep: string | null;
  /** Plug-ins that the results were made with. */
  readonly plugins: readonly PluginRecord[];
  /** What of the files is damaged or none of ours, and was left out. */
  readonly notes: readonly Problem[];
}

export type Answer = { readonly opened: Opened } | { readonly problem: Problem };

/** What the reading worker can be asked. */
export interface ResultsReader {
  /** Reads what was opened; of several sweeps the one named, or the newest. */
  read(files: readonly Named[], sweep: string | null, onProgress: (done: number) => void): Promise<Answer>;
}
