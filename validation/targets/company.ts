import { stillTalking } from '../laws/company.ts';
import { countOn } from '../reading.ts';
import type { Finding, Target } from '../target.ts';
import { both } from '../words.ts';

const DAYS = [1, 2, 3] as const;

export const company: Target = {
  id: 'company',
  name: both('Small companies', '小小的群体'),
  law: both(
    'N people who all talk, and fall silent on being won, hear the others and never themselves: X′ = X − Bin(X, 1 − e^(−q(X − 1)/N)) still talk, exactly. The last one is never won.',
    'N 人都在谈论，被打动后便不再谈论；人人只听他人、从不听自己：仍在谈论者精确服从 X′ = X − Bin(X, 1 − e^(−q(X − 1)/N))。最后一人永远不会被打动。',
  ),
  catches: both(
    'one’s own advocacy counted, N − 1 for N, those who fell silent today still heard tomorrow',
    '把自己的倡导算给自己、以 N − 1 代 N、今天沉默者明天仍被听见',
  ),
  judge: (ran) =>
    ['two', 'five'].flatMap((variant): Finding[] => {
      const { plan, outcomes } = ran(variant);
      const N = plan.people;
      const laws = stillTalking(N, plan.scenario.wordOfMouth!.talk.acquaintance, DAYS.length);
      return [
        ...DAYS.map((day): Finding => {
          const counts = new Float64Array(N + 1);
          for (const outcome of outcomes) counts[countOn(outcome, day, 'acquaintance')]++;
          const what = both(`${variant}: who talk on day ${day}`, `${variant}：第 ${day} 天的谈论者`);
          return { kind: 'counts', what, counts, probabilities: laws[day] };
        }),
        {
          kind: 'exact',
          what: both(`${variant}: moves of somebody alone`, `${variant}：独自一人时的移动`),
          found: outcomes.filter((outcome) =>
            DAYS.some(
              (day) =>
                countOn(outcome, day - 1, 'acquaintance') === 1 &&
                countOn(outcome, day, 'acquaintance') === 0,
            ),
          ).length,
          expected: 0,
        },
      ];
    }),
};
