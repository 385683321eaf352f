import { loadFile, type Load, type Loaded, type Overrides } from '../../sim/index.ts';

/** What ships, bundled as text: the same files that the command line reads. */
const TEXTS = import.meta.glob<string>(['../../scenarios/**/*.yaml', '!../../scenarios/validation/*'], {
  query: '?raw',
  import: 'default',
  eager: true,
});

const files = new Map(Object.entries(TEXTS).map(([path, text]) => [path.replace('../../', ''), text]));

const isExperiment = (path: string) => /^variants:/m.test(files.get(path)!);
/** Ids of the experiments, in the order in which they are offered. */
export const EXPERIMENTS = [...files.keys()].filter(isExperiment).map(idOf).toSorted();
/** Ids of scenarios that stand alone. */
export const SCENARIOS = [...files.keys()]
  .filter((path) => !isExperiment(path))
  .map(idOf)
  .toSorted();

function idOf(path: string): string {
  return path.replace(/^.*\//, '').replace(/\.yaml$/, '');
}

function resolve(path: string, from: string): string {
  const steps = from === '' ? [] : from.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.') steps.push(step);
  }
  return steps.join('/');
}

const load: Load = (path, from) => {
  const byId = [...files.keys()].find((file) => idOf(file) === path);
  const name = byId ?? resolve(path, from);
  const text = files.get(name);
  return text === undefined ? null : { path: name, text };
};

/** Changes of one variant: field path → value as YAML text. */
export type Changes = Readonly<Record<string, string>>;

/** Loads a file with sizes for all its variants; changes are by variant, those of a scenario that stands alone are its own. */
export function loadExperiment(
  id: string,
  sizes: Omit<Overrides, 'set' | 'graphFile'>,
  changes: Changes | Readonly<Record<string, Changes>>,
): Loaded {
  const set = Object.entries(changes).flatMap(([key, own]) =>
    typeof own === 'string'
      ? [`${key}=${own}`]
      : Object.entries(own).map(([path, value]) => `${key}:${path}=${value}`),
  );
  return loadFile(id, load, { ...sizes, set });
}
