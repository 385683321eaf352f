import { byNumber, stillThere, type Pair } from '../laws/belonging.ts';
import { countOn } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

/** The law's numbers, from what a variant's file says; a weak tie counts 0.3. */
function pairOf({ plan }: Ran): Pair {
  const { graph, scenario } = plan;
  const { law, floor, half, alone, catching } = scenario.belonging!;
  const tie = 'strongShare' in graph && graph.strongShare === 1 ? 1 : 0.3;
  const factors = {
    number: { together: byNumber(tie, floor, half), alone: 1 },
    share: { together: floor, alone: 1 },
    core: { together: 1, alone },
  };
  return { ...factors[law], doubt: scenario.everyday!.doubt.fan, catching: catching * tie };
}

function there(variant: string, ran: Ran, day: number): Finding {
  const { mean, sd } = stillThere(pairOf(ran), day);
  const pairs = ran.plan.people / 2;
  return {
    kind: 'mean',
    what: both(`${variant}: there on day ${day}`, `${variant}：第 ${day} 天仍在的人数`),
    values: ran.outcomes.map((outcome) => countOn(outcome, day, 'fan')),
    expected: pairs * mean,
    sd: Math.sqrt(pairs) * sd,
  };
}

const VARIANTS = ['number', 'number-weak', 'share', 'core', 'catching', 'weakly-catching'];

export const belonging: Target = {
  id: 'belonging',
  name: both('Friends who hold each other', '彼此留住的朋友'),
  law: both(
    'Two friends under a doubt b a day: while both are there each stays a day with e^(−b·g₁), after one has gone the other stays the next day with e^(−(b + ε)·g₀) and each further one with e^(−b·g₀). g₁ by number is φ + (1 − φ)·2^(−k/half), by share φ, of a core 1; g₀ is 1, without a core `alone`.',
    '两位朋友每天各受疑虑 b：都在时，各以 e^(−b·g₁) 留过一天；一位离开后，另一位次日以 e^(−(b + ε)·g₀) 留下，此后每天以 e^(−b·g₀) 留下。g₁ 按多少为 φ + (1 − φ)·2^(−k/half)，按占比为 φ，按核心为 1；g₀ 为 1，核心之外为 `alone`。',
  ),
  catches: both(
    'friends who hold on after they have gone, a factor on the wrong side, what was left not rescaled, weak ties counted as strong, leaving that is caught on the same day or every day',
    '朋友走后仍在留人、因子乘反、剩余部分未缩放、弱联系当强联系计、离开当天就传染或天天传染',
  ),
  judge: (ran) => VARIANTS.flatMap((variant) => [5, 20, 60].map((day) => there(variant, ran(variant), day))),
};
