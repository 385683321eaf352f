import { problem, type Problem } from '../problems.ts';
import { nearest } from './check.ts';
import { cut, type Locate } from './document.ts';
import type { Experiment, MetricNames } from './experiment.ts';
import { parseFormula, readingsOf, type Formula, type Names } from './formula.ts';
import { checkField, multiplesIn, stepOf, type AddProblem } from './numeric-fields.ts';
import { formatPath, pathOf } from './path.ts';
import type { Plan } from './plan.ts';
import { valueAt } from './schema-tree.ts';

/** Checks everything that makes an experiment a claim. */
export function checkClaim(experiment: Experiment, metrics: MetricNames, add: AddProblem): void {
  const { claim, effect, also, reference, challenger, matchBudget, assumed, base } = experiment;
  const names = namesOf(experiment, metrics);
  const variant = (name: string | undefined, path: (string | number)[]) => {
    if (name === undefined || names.variants.includes(name)) return;
    const suggestion = nearest(name, names.variants);
    add('unknownVariant', path, { found: cut(name), known: names.variants.join(', '), suggestion });
  };
  variant(reference, ['reference']);
  variant(challenger, ['challenger']);
  if (effect) read(effect.formula, names, ['effect', 'formula'], add);
  also.forEach((one, i) => read(one.formula, names, ['also', i, 'formula'], add));
  matchBudget.forEach((one, i) => {
    variant(one.variant, ['matchBudget', i, 'variant']);
    variant(one.matchTo, ['matchBudget', i, 'matchTo']);
    checkField(one.control, base, false, ['matchBudget', i, 'control'], add, true);
    if (one.high <= one.low) {
      const words = { unit: 'none', label: '', labelZh: '' };
      add('outOfBounds', ['matchBudget', i, 'high'], {
        found: one.high,
        bound: one.low,
        relation: '>',
        ...words,
      });
    }
    if (metrics.all.length > 0 && !metrics.all.includes(one.metric)) {
      const suggestion = nearest(one.metric, metrics.all);
      const values = { found: cut(one.metric), options: metrics.all.join(', '), suggestion };
      add('notOneOf', ['matchBudget', i, 'metric'], values);
    }
  });
  experiment.uncertain.forEach((one, i) => {
    if ('choices' in one) return;
    const step = stepOf(one.field);
    if (step === null) return;
    const [first, last] = multiplesIn(one.low, one.high, step);
    if (first > last)
      add('rangeBetweenSteps', ['uncertain', i, 'low'], { low: one.low, high: one.high, step });
  });
  assumed.forEach((one, i) => checkField(one.field, base, false, ['assumed', i, 'field'], add, true));
  for (const list of ['uncertain', 'assumed'] as const) {
    experiment[list].forEach((one, i) => one.in?.forEach((name, k) => variant(name, [list, i, 'in', k])));
  }
  if (claim === undefined) return;
  const missing = (name: string) => add('missingInClaim', [...pathOf(name)], { found: name });
  if (experiment.statement === undefined) missing('statement');
  if (experiment.article === undefined) missing('article');
  if (effect) {
    if (effect.smallest === 0) missing('effect.smallest');
  } else {
    if (reference === undefined) missing('reference');
    if (challenger === undefined) missing('challenger');
    if (experiment.smallestEffect === 0) missing('smallestEffect');
  }
}

/** What only the variants know: whether a field that is varied is there, and how long they run. */
export function checkClaimedVariants(
  experiment: Experiment,
  variants: readonly { readonly name: string; readonly plan: Plan }[],
  locate: Locate,
  file: string,
  /** A run whose days were changed is read on its last day at the latest. */
  daysChanged: boolean,
): Problem[] {
  if (experiment.claim === undefined) return [];
  const found: Problem[] = [];
  const add: AddProblem = (code, path, values) =>
    found.push(problem(code, { file, path: formatPath(path), ...locate(path), values }));
  const having = (field: string) =>
    variants.filter(({ plan }) => valueAt(plan.scenario, pathOf(field)) !== undefined);
  for (const list of ['uncertain', 'assumed'] as const) {
    experiment[list].forEach(({ field, in: asked }, i) => {
      const names = having(field).map(({ name }) => name);
      const lacking = asked?.find((name) => !names.includes(name));
      if (lacking !== undefined)
        add('controlNotInVariant', [list, i, 'field'], { found: field, variant: lacking });
      else if (names.length === 0) add('fieldInNoVariant', [list, i, 'field'], { found: field });
    });
  }
  experiment.matchBudget.forEach(({ variant, control }, i) => {
    if (!having(control).some(({ name }) => name === variant))
      add('controlNotInVariant', ['matchBudget', i, 'control'], { found: control, variant });
  });
  if (daysChanged) return found;
  const { effect, also } = experiment;
  const formulas = [
    ...(effect ? [{ text: effect.formula, path: ['effect', 'formula'] }] : []),
    ...also.map((one, i) => ({ text: one.formula, path: ['also', i, 'formula'] })),
  ];
  for (const { text, path } of formulas) {
    const formula = parseFormula(text, namesOf(experiment, { all: [], daily: [] }));
    for (const { day, variants: read } of 'code' in formula ? [] : readingsOf(formula)) {
      const lengths = variants.filter(({ name }) => read.includes(name)).map((v) => v.plan.scenario.days);
      const days = Math.min(...lengths);
      if (day !== null && day > days) add('dayAfterEnd', path, { found: day, days });
    }
  }
  return found;
}

export function namesOf({ variants }: Pick<Experiment, 'variants'>, metrics: MetricNames): Names {
  return { variants: Object.keys(variants), metrics: metrics.all, daily: metrics.daily };
}

function read(text: string, names: Names, path: (string | number)[], add: AddProblem): Formula | null {
  const formula: Formula | Problem = parseFormula(text, names);
  if (!('code' in formula)) return formula;
  add(formula.code, path, formula.values);
  return null;
}

/** The formula by which a claim stands: its own, or how far the challenger is ahead of the reference. */
export function effectFormula(experiment: Experiment): string {
  const { effect, metric, better, reference = '', challenger = '' } = experiment;
  if (effect) return effect.formula;
  const [more, less] = better === 'higher' ? [challenger, reference] : [reference, challenger];
  return `${metric}[${more}] - ${metric}[${less}]`;
}
