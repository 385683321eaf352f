import { tablesOf } from './mechanisms/registry.ts';

/** The rows of every run, those that our own mechanisms bring among them. */
export const { sources: SOURCES, items: ITEMS, counters: COUNTERS } = tablesOf();
export const SOURCE_IDS: readonly string[] = SOURCES.map(({ id }) => id);
