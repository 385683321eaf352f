import { loadFile, type Load, type Loaded, type Overrides } from '../../sim/index.ts';

/** What ships, bundled as text: the same files that the command line reads. */
const TEXTS = import.meta.glob<string>('../../scenarios/**/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const files = new Map(Object.entries(TEXTS).map(([path, text]) => [path.replace('../../', ''), text]));

/** Ids of the experiments, in the order in which they are offered. */
export const EXPERIMENTS: readonly string[] = [...files.keys()]
  .filter((path) => /^variants:/m.test(files.get(path)!))
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

/** Loads an experiment with sizes for all its variants and changes for each. */
export function loadExperiment(
  id: string,
  sizes: Omit<Overrides, 'set' | 'graphFile'>,
  changes: Readonly<Record<string, Changes>>,
): Loaded {
  const set = Object.entries(changes).flatMap(([variant, own]) =>
    Object.entries(own).map(([path, value]) => `${variant}:${path}=${value}`),
  );
  return loadFile(id, load, { ...sizes, set });
}
