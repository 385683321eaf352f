import type { ComponentType } from 'react';
import type { Bilingual } from '../../sim/index.ts';

/** A key that does something in a view. */
export interface ViewKey {
  readonly keys: readonly string[];
  readonly does: Bilingual;
}

/** A view of the dashboard: one folder beside this file, and one line in `index.ts`. */
export interface View {
  /** Kept in people's saved settings, so it does not change once it is out. */
  readonly id: string;
  readonly name: Bilingual;
  /** What it shows, with its own tool bar, primary action and keys. */
  readonly Main: ComponentType;
  /** What stands beside it. Views that name the same component share its state: open sections stay open. */
  readonly Aside?: ComponentType;
  /** What its keys do, for the key map. */
  readonly keys?: readonly ViewKey[];
}

/** Keys of every view that begins with `RunTools` and has controls beside it. */
export const RUN_KEYS: readonly ViewKey[] = [
  { keys: ['R'], does: { en: 'Run', zh: '运行' } },
  { keys: ['Esc'], does: { en: 'Cancel the run', zh: '取消运行' } },
  { keys: ['/'], does: { en: 'Find a setting', zh: '查找设置' } },
];

/** Keys that move a day. */
export const DAY_KEYS: readonly ViewKey[] = [
  { keys: ['['], does: { en: 'A day back', zh: '前一天' } },
  { keys: [']'], does: { en: 'A day on', zh: '后一天' } },
];

/** The first is shown where the settings name none of them. */
export type Views = readonly [View, ...View[]];
