import { mean } from '../../sim/index.ts';
import { allReached } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

/** People of the first variant who are missing in the second, over all replicates. */
function missing(less: Ran, more: Ran): number {
  let count = 0;
  less.outcomes.forEach((outcome, r) => {
    const there = new Set(more.outcomes[r].transitions!.person);
    for (const person of new Set(outcome.transitions!.person)) if (!there.has(person)) count++;
  });
  return count;
}

export const nested: Target = {
  id: 'nested',
  name: both('Worlds inside worlds', '世界之中的世界'),
  law: both(
    'Thresholds belong to people: in one world nobody who is reached is missed with more talk, more days of talk, or more founders. In expectation reach(A) + reach(B) ≥ reach(A ∪ B) for founders A and B (Kempe, Kleinberg & Tardos 2003); the thresholds of single worlds may do otherwise.',
    '阈值属于人：在同一世界里，口碑更强、谈论更久或种子用户更多，都不会漏掉任何原先被触达的人。就期望而言，种子用户 A 与 B 满足 触达(A) + 触达(B) ≥ 触达(A ∪ B)（Kempe、Kleinberg 与 Tardos，2003）；单个世界可以例外。',
  ),
  catches: both(
    'thresholds drawn anew every day, or by what is poured; draws in turn, which more people or more talk would shift',
    '阈值每天重抽、或随注入量重抽；依次抽取、因人多话多而错位的抽样',
  ),
  keepTransitions: true,
  judge: (ran) => {
    const base = ran('base');
    const gained = (variant: string) => mean(allReached(ran(variant))) - mean(allReached(base));
    return [
      ...(['louder', 'longer', 'together'] as const).map((variant): Finding => ({
        kind: 'exact',
        what: both(`${variant}: people lost in all worlds together`, `${variant}：所有世界中漏掉的人数`),
        found: gained(variant) > 0 ? missing(base, ran(variant)) : NaN,
        expected: 0,
      })),
      {
        kind: 'order',
        what: both('two groups of founders apart > both together', '两组种子用户分开 > 合在一起'),
        differences: allReached(base).map(
          (n, r) => n + allReached(ran('others'))[r] - allReached(ran('together'))[r],
        ),
      },
    ];
  },
};
