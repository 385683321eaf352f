import {
  inBoth,
  type Changeable,
  type Experiment,
  type CommonChanges,
  type Loaded,
  type Variant,
} from '../../sim/index.ts';
import { EXPERIMENTS, loadExperiment, SCENARIOS, type ChangesByVariant, type FieldChange } from './files.ts';

/** Two scenarios of the reader's choice, side by side. A scenario is named `file`, or `file#variant` of an experiment. */
export const TWO = 'two';

interface Choice {
  readonly ref: string;
  readonly label: { readonly en: string; readonly zh: string };
  /** Title of the experiment it belongs to; null for a scenario that stands alone. */
  readonly group: { readonly en: string; readonly zh: string } | null;
}

/** Everything that can be put side by side, in the order in which it is offered. */
export const CHOICES: readonly Choice[] = [...SCENARIOS, ...EXPERIMENTS].flatMap((file) => {
  const { experiment, variants } = loadExperiment(file);
  return variants.map(({ name, label }) => ({
    ref: experiment ? `${file}#${name}` : file,
    label: inBoth(label),
    group: experiment ? inBoth(experiment.title) : null,
  }));
});

/** What a page shows of a loaded file. */
export type Checked = Omit<Loaded, keyof Changeable>;

const QUESTION = {
  version: 1,
  title: { en: 'Two scenarios side by side', zh: '两个场景并排比较' },
  question: { en: 'Which of the two reaches more people?', zh: '两者之中，哪一个触达更多人？' },
  base: {},
  variants: {},
  metric: 'reach',
  watch: [],
  better: 'higher',
  smallestEffect: 0,
  also: [],
  matchBudget: [],
  uncertain: [],
  assumed: [],
  small: { days: 60, replicates: 4 },
} as const satisfies Experiment;

/** Loads two scenarios as variants `a` and `b` of one experiment; what pairs them, days, runs and seed, is as in the first. */
export function loadTwo(
  refs: readonly [string, string],
  sizes: CommonChanges = {},
  changes: ChangesByVariant = {},
): Checked {
  const first = loadOne('a', refs[0], sizes, changes['a']);
  const plan = first.variants[0]?.plan;
  const same = plan && {
    days: plan.scenario.days,
    replicates: plan.scenario.replicates,
    seed: plan.scenario.seed,
  };
  const second = loadOne('b', refs[1], { ...sizes, ...same }, changes['b']);
  const both = [first, second].map(({ variants }) => variants[0]);
  return {
    file: TWO,
    experiment: QUESTION,
    variants: both.every((variant) => variant !== undefined) ? both : [],
    problems: [...first.problems, ...second.problems],
  };
}

function loadOne(
  letter: string,
  ref: string,
  sizes: CommonChanges,
  changes: readonly FieldChange[] = [],
): Checked {
  const [file = ref, name = file] = ref.split('#');
  // A drawn graph has the size asked for; a graph from the literature has the size it has.
  const { people, ...others } = sizes;
  const fits = people === undefined || !isFixed(file);
  const loaded = loadExperiment(file, fits ? sizes : others, { [name]: changes });
  const variant = loaded.variants.find((v) => v.name === name);
  // Away from its experiment, "changed" says little.
  const choice = CHOICES.find((c) => c.ref === ref);
  const label = choice?.group
    ? { en: `${choice.group.en}: ${choice.label.en}`, zh: `${choice.group.zh}：${choice.label.zh}` }
    : choice?.label;
  const renamed: Variant[] = variant ? [{ ...variant, name: letter, label: label ?? variant.label }] : [];
  return { ...loaded, variants: renamed };
}

function isFixed(file: string): boolean {
  const kind = loadExperiment(file).variants[0]?.plan.scenario.graph.kind;
  return kind === 'named' || kind === 'file';
}

/** Whether two variants meet the same people on the same ties, so that only the policy differs. */
export function sameGround(a: Variant, b: Variant): boolean {
  const ground = ({ plan }: Variant) =>
    JSON.stringify([plan.people, plan.scenario.people, plan.scenario.graph]);
  return ground(a) === ground(b);
}
