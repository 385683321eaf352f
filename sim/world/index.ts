export { COUNTERS, ITEMS, Ledger, type CounterId, type ItemId } from './ledger.ts';
export { Influences, NOBODY } from './influences.ts';
export { SOURCE_COUNT, SOURCE_IDS, sourceIndex, SOURCES, type SourceId } from './sources.ts';
export { NO_TIE, STRONG, Ties, WEAK, type TieClass, type TieRules } from './ties.ts';
export { Trait } from './traits.ts';
export { ALREADY, FOUNDER, World } from './world.ts';
