import {
  applyChanges,
  commonChanges,
  openFile,
  type CommonChanges,
  type Load,
  type Loaded,
  type Opened,
  type Path,
} from '../../sim/index.ts';
import { pagePlugins } from './plugins.ts';

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
const within = (folder: string) =>
  [...files.keys()]
    .filter((path) => path.startsWith(`scenarios/${folder}/`))
    .map(idOf)
    .toSorted();
/** Ids of the cases, communities of a kind, and of the practitioners' claims. */
export const CASES = within('cases');
export const CLAIMS = within('claims');
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

const read = (path: string, from: string) => {
  const byId = [...files.keys()].find((file) => idOf(file) === path);
  const name = byId ?? resolve(path, from);
  const text = files.get(name);
  return text === undefined ? null : { path: name, text };
};

const load = (): Load => Object.assign(read, { plugins: pagePlugins() });

/** A field of one variant, and the value that a person gave it. */
export interface FieldChange {
  readonly path: Path;
  readonly value: unknown;
}

/** Fields that a person changed, by variant; a scenario that stands alone is its only variant, under the name of its file. */
export type ChangesByVariant = Readonly<Record<string, readonly FieldChange[]>>;

const FROM = { kind: 'field' } as const;
const opened = new Map<string, Opened>();
/** Files as they are, checked: titles, questions and forms ask for them again and again. */
const checked = new Map<string, Loaded>();

let openedWith = pagePlugins();

/** What a file says, read once; again where plug-ins have come since. */
function open(id: string): Opened {
  if (openedWith !== pagePlugins()) {
    opened.clear();
    checked.clear();
  }
  openedWith = pagePlugins();
  if (!opened.has(id)) opened.set(id, openFile(id, load()));
  return opened.get(id)!;
}

/** A file with sizes for all its variants, and with changes of some. */
export function loadExperiment(
  id: string,
  sizes: CommonChanges = {},
  changes: ChangesByVariant = {},
): Loaded {
  const fields = Object.entries(changes).flatMap(([variant, own]) =>
    own.map((one) => ({ variant, ...one, from: FROM })),
  );
  const common = commonChanges(sizes, () => FROM);
  const file = open(id);
  const all = [...common, ...fields];
  const asItIs = all.length === 0 ? checked.get(id) : undefined;
  if (asItIs) return asItIs;
  const loaded = applyChanges({ opened: file, changes: [] }, all);
  if (all.length === 0) checked.set(id, loaded);
  return loaded;
}
