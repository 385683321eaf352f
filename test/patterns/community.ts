import { makeLocale } from '../../report/index.ts';
import {
  attendedPlan,
  leftAlonePlan,
  runReplicate,
  SIGNS,
  type Bilingual,
  type Outcome,
  type Plan,
} from '../../sim/index.ts';
import type { Pattern } from './pattern.ts';
import { planOf } from './runs.ts';

const DAYS = 1095;
const REPLICATES = 14;

const inBoth = (of: (lang: 'en' | 'zh') => string): Bilingual => ({ en: of('en'), zh: of('zh') });

function outcome(plan: Plan, replicate: number): Outcome {
  const running = runReplicate(plan, 'patterns', replicate);
  for (;;) {
    const step = running.next();
    if (step.done) return step.value;
  }
}

/** The vital signs of the community that the cases stand on: looked after for three years, then left alone. */
export const community: Pattern = {
  id: 'community',
  measure() {
    const plan = planOf('community', 10_000, DAYS);
    const examined = Array.from({ length: REPLICATES }, (_, r) => ({
      plan,
      days: DAYS,
      attended: outcome(attendedPlan(plan, DAYS), r),
      alone: outcome(leftAlonePlan(plan, DAYS), r),
    }));
    return SIGNS.map(({ id, source, value, usual: [low, high] }) => ({
      of: inBoth((lang) => makeLocale(lang).t(`health:${id}.name`)),
      values: examined.map((run) => value(run) ?? NaN),
      published: inBoth((lang) => source.replace(/\bA$/, lang === 'zh' ? '假设' : 'assumption')),
      ...(low !== null && { above: low }),
      ...(high !== null && { below: high }),
    }));
  },
};
