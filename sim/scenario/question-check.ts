import { problem, type Problem } from '../problems.ts';
import { nearest } from './check.ts';
import { checkClaim } from './claim-check.ts';
import { cut, type Locate } from './document.ts';
import type { Experiment, MetricNames } from './experiment.ts';
import { checkField } from './numeric-fields.ts';

/** What no single field of an experiment can know: that its metrics, variants and fields exist. */
export function checkQuestion(
  experiment: Experiment,
  locate: Locate,
  file: string,
  metrics: MetricNames,
): Problem[] {
  const { metric, watch, uncertain, base } = experiment;
  const found: Problem[] = [];
  const add = (code: string, path: (string | number)[], values: Problem['values'] & object) =>
    found.push(problem(code, { file, path: path.join('.'), ...locate(path), values }));
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
      const values = { found: one.high, bound: one.low, relation: '≥', ...words };
      add('outOfBounds', ['uncertain', i, 'high'], values);
    }
    if ('low' in one && one.scale === 'log' && !(one.low > 0)) {
      const values = { found: one.low, bound: 0, relation: '>', unit: 'none', label: '', labelZh: '' };
      add('outOfBounds', ['uncertain', i, 'low'], values);
    }
  });
  checkClaim(experiment, metrics, add);
  return found;
}
