import { METRIC_IDS, METRICS } from '../observe/index.ts';
import { loadFile as loadUnjudged, type Load, type Loaded, type Overrides } from '../scenario/index.ts';

const daily = METRICS.filter((metric) => metric.series).map((metric) => metric.id);

/** Reads a scenario or an experiment and checks all of it, the names of metrics included. */
export function loadFile(fileName: string, load: Load, overrides: Overrides = {}): Loaded {
  return loadUnjudged(fileName, load, overrides, { all: METRIC_IDS, daily });
}
