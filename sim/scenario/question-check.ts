import { problem, type Problem } from '../problems.ts';
import { nearest } from './check.ts';
import { checkClaim } from './claim-check.ts';
import { cut, type Locate } from './document.ts';
import type { Experiment, MetricNames } from './experiment.ts';
import { checkField, type AddProblem } from './numeric-fields.ts';
import { formatPath } from './path.ts';

/** What no single field of an experiment can know: that its metrics, variants and fields exist. */
export function checkQuestion(
  experiment: Experiment,
  locate: Locate,
  file: string,
  metrics: MetricNames,
): Problem[] {
  const { metric, watch, uncertain, base } = experiment;
  const found: Problem[] = [];
  const add: AddProblem = (code, path, values) =>
    found.push(problem(code, { file, path: formatPath(path), ...locate(path), values }));
  const asked = [metric, ...watch].map((name, i) => ({
    name,
    path: i === 0 ? ['metric'] : ['watch', i - 1],
  }));
  for (const { name, path } of metrics.all.length > 0 ? asked : []) {
    if (metrics.all.includes(name)) continue;
    add('notOneOf', path, {
      found: cut(name),
      options: metrics.all.join(', '),
      suggestion: nearest(name, metrics.all),
    });
  }
  uncertain.forEach((one, i) => {
    checkField(one.field, base, 'choices' in one, ['uncertain', i, 'field'], add);
    if ('high' in one && one.high < one.low) {
      const words = { unit: 'none', label: '', labelZh: '' };
      add('outOfBounds', ['uncertain', i, 'high'], {
        found: one.high,
        bound: one.low,
        relation: '≥',
        ...words,
      });
    }
    if ('low' in one && one.scale === 'log' && !(one.low > 0)) {
      const words = { unit: 'none', label: '', labelZh: '' };
      add('outOfBounds', ['uncertain', i, 'low'], { found: one.low, bound: 0, relation: '>', ...words });
    }
  });
  checkClaim(experiment, metrics, add);
  return found;
}
