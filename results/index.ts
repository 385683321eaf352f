/** What results are on a disk, for those who write them (`batch/`) and those who read them (`batch/`, `ui/`, `report/`). */
export { CellSet } from './cells.ts';
export { columnsKept, factorColumn, guessColumns } from './columns.ts';
export { readDocument, type ResultDocument } from './document.ts';
export {
  DAMAGED,
  FORMAT,
  isCell,
  isManifestName,
  isPartName,
  isPointsName,
  isSweepId,
  MARK,
  partName,
  POINTS,
  pointsName,
  SWEEPS,
  TABLES,
  type CellName,
  type Table,
} from './format.ts';
export {
  differences,
  manifestOf,
  manifestText,
  readManifest,
  checkMark,
  MARK_TEXT,
  type Manifest,
} from './manifest.ts';
export { outerPair, quantileNames } from './quantiles.ts';
export { isIntact, seal, SEAL, sealOf, UNSEALED, type Sha256 } from './seal.ts';
export { SettingTable, type Setting, type Value } from './settings.ts';
