import { METRIC_IDS } from '../observe/index.ts';
import { loadFile as loadUnjudged, type Load, type Loaded, type Overrides } from '../scenario/index.ts';

/** Reads a scenario or an experiment and checks all of it, the names of metrics included. */
export function loadFile(fileName: string, load: Load, overrides: Overrides = {}): Loaded {
  return loadUnjudged(fileName, load, overrides, METRIC_IDS);
}
