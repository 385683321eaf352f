import type { ComponentType } from 'react';
import type { Bilingual } from '../../sim/index.ts';

/** A view of the dashboard: one folder beside this file, and one line in `index.ts`. */
export interface View {
  /** Kept in people's saved settings, so it does not change once it is out. */
  readonly id: string;
  readonly name: Bilingual;
  /** What it shows, with its own tool bar, primary action and keys. */
  readonly Main: ComponentType;
  /** What stands beside it. Views that name the same component share its state: open sections stay open. */
  readonly Aside?: ComponentType;
}

/** The first is shown where the settings name none of them. */
export type Views = readonly [View, ...View[]];
