import { metricsOf } from '../observe/index.ts';
import {
  applyChanges,
  openFile as openUnjudged,
  type Change,
  type Load,
  type Loaded,
  type Opened,
} from '../scenario/index.ts';

/** Reads a scenario or an experiment, and checks the names of metrics in it. */
export function openFile(fileName: string, load: Load): Opened {
  const metrics = metricsOf(load.plugins);
  const daily = metrics.filter((metric) => metric.series).map(({ id }) => id);
  return openUnjudged(fileName, load, { all: metrics.map(({ id }) => id), daily });
}

/** Reads a scenario or an experiment, applies changes, and checks all of it, the names of metrics included. */
export function loadFile(fileName: string, load: Load, changes: readonly Change[] = []): Loaded {
  return applyChanges({ opened: openFile(fileName, load), changes: [] }, changes);
}
