export type { Acts, Payment } from './acts.ts';
export { Ledger } from './ledger.ts';
export {
  COUNTERS,
  ITEMS,
  type CounterId,
  type CounterName,
  type CounterRow,
  type ItemId,
  type ItemName,
  type ItemRow,
} from './ledger-tables.ts';
export { joinTables, Places, STANDARD_TABLES, type Tables } from './tables.ts';
export { Influences, NOBODY } from './influences.ts';
export {
  SOURCE_COUNT,
  SOURCE_IDS,
  sourceIndex,
  SOURCES,
  type SourceId,
  type SourceName,
  type SourceRow,
} from './sources.ts';
export { TieExposure, type DrawGiver } from './tie-exposure.ts';
export { NO_TIE, STRONG, Ties, WEAK, type TieClass, type TieRules } from './ties.ts';
export { Trait } from './traits.ts';
export { INITIAL, FOUNDER, World } from './world.ts';
