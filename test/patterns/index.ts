import { cascades } from './cascades.ts';
import { community } from './community.ts';
import { freeEntry } from './free-entry.ts';
import { growth } from './growth.ts';
import { influence } from './influence.ts';
import { contacts } from './layers.ts';
import { participation } from './participation.ts';
import { sellingPressure } from './weariness.ts';
import type { Pattern } from './pattern.ts';

/** The patterns that the defaults are set to, all at once (Grimm & Railsback 2005). */
export const PATTERNS: readonly Pattern[] = [
  participation,
  cascades,
  growth,
  influence,
  contacts,
  freeEntry,
  sellingPressure,
  community,
];
