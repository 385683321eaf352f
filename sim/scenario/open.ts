import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { GraphSource } from '../graph/index.ts';
import type { PluginRecord } from '../mechanisms/registry.ts';
import type { Problem } from '../problems.ts';
import { check } from './check.ts';
import type { Locate } from './document.ts';
import { experimentSchema, type Experiment, type MetricNames } from './experiment.ts';
import { resolveExtends, type Load } from './extends.ts';
import { isPlainMap, mergeScenario } from './merge.ts';
import { checkQuestion } from './question-check.ts';

/** Reading a scenario or an experiment with everything it extends, once: changes are then made to what was read. */

/** One scenario as it was read, before it is checked. */
export interface OpenedVariant {
  readonly name: string;
  /** The label that an experiment gives it. */
  readonly label: Experiment['title'] | undefined;
  /** Plain data: everything extended and merged. */
  readonly raw: unknown;
  readonly locate: Locate;
}

/** A file that was read. */
export interface Opened {
  readonly file: string;
  readonly experiment: Experiment | null;
  /** Empty where the file cannot be read or is no experiment. */
  readonly variants: readonly OpenedVariant[];
  /** What is wrong apart from the variants themselves. */
  readonly problems: readonly Problem[];
  readonly locate: Locate;
  /** Plug-ins whose sections and metrics the file may use. */
  readonly plugins: readonly PluginRecord[];
  /** A graph file as named in another file ('' = where the program runs); the same text each time it is asked for. */
  readonly readGraph: (path: string, from: string) => GraphSource | null;
}

/**
 * `load` gives the text of a file as named in another one; the simulator itself reads no disk. `metrics` are the names that an
 * experiment may ask for; without them names of metrics are not checked.
 */
export function openFile(
  fileName: string,
  load: Load,
  metrics: MetricNames = { all: [], daily: [] },
): Opened {
  const { value, locate, problems, files } = resolveExtends(fileName, load);
  const file = files.at(-1) ?? fileName;
  const opened: Opened = {
    file,
    experiment: null,
    variants: [],
    problems,
    locate,
    plugins: load.plugins ?? [],
    readGraph: graphReader(load),
  };
  if (problems.length > 0 || !isPlainMap(value)) return opened;
  if (!Object.hasOwn(value, 'variants'))
    return { ...opened, variants: [{ name: baseName(file), label: undefined, raw: value, locate }] };
  const { data: experiment, problems: wrong } = check(experimentSchema, value, locate, file);
  if (!experiment) return { ...opened, problems: wrong };
  const base = openBase(experiment.base, locate, file, load);
  const found = [...checkQuestion(experiment, locate, file, metrics), ...base.problems];
  if (base.problems.length > 0) return { ...opened, problems: found };
  const variants = Object.entries(experiment.variants).map(([name, { label, change }]): OpenedVariant => {
    const own: Locate = (path, what) =>
      locate(['variants', name, 'change', ...path], what) ?? base.locate(path, what);
    return { name, label: label ?? name, raw: mergeScenario(base.value, change), locate: own };
  });
  return { ...opened, experiment, variants, problems: found };
}

/** The base of an experiment: a file, or a map that may itself extend files. */
function openBase(base: Experiment['base'], locate: Locate, file: string, load: Load) {
  const { extends: parents, ...own } = typeof base === 'string' ? { extends: base } : base;
  const here: Locate = (path, what) => locate(['base', ...path], what);
  const problems: Problem[] = [];
  let value: unknown = {};
  let locateBase = here;
  for (const parent of parents === undefined ? [] : [parents].flat()) {
    const place = here(['extends']) ?? locate(['base']);
    const writer = place?.file ?? file;
    const from = (path: string, includer: string) => load(path, includer === '' ? writer : includer);
    const resolved = resolveExtends(String(parent), from);
    // The parent itself may be missing: then the place is here.
    const missing = { file, path: 'base', ...place };
    problems.push(...resolved.problems.map((p) => (p.line === undefined ? { ...p, ...missing } : p)));
    value = mergeScenario(value, resolved.value);
    const earlier = locateBase;
    locateBase = (path, what) => here(path, what) ?? resolved.locate(path, what) ?? earlier(path, what);
  }
  return { value: mergeScenario(value, own), problems, locate: locateBase };
}

function graphReader(load: Load): Opened['readGraph'] {
  const read = new Map<string, GraphSource | null>();
  return (path, from) => {
    const key = JSON.stringify([path, from]);
    if (!read.has(key)) {
      const found = load(path, from);
      read.set(key, found && (found.graph ?? { name: found.path, bytes: utf8ToBytes(found.text) }));
    }
    return read.get(key)!;
  };
}

/** A file's name without folder and ending. */
function baseName(file: string): string {
  return (/([^/\\]+?)(\.(ya?ml|json))?$/.exec(file)?.[1] ?? file).trim();
}

/** The parts of `FILE#variant`. Where a file of the whole name is there, that file is meant. */
export function fileAndVariant(
  name: string,
  isThere: (path: string) => boolean,
): readonly [file: string, variant: string | undefined] {
  const [, file, variant] = /^(.+)#([^#./\\]*)$/s.exec(name) ?? [];
  return file === undefined || isThere(name) ? [name, undefined] : [file, variant];
}
