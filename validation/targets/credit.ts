import { SOURCE_IDS, type Outcome } from '../../sim/index.ts';
import { countOn } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

const SOURCES = ['ip', 'everyday', 'wordOfMouth'] as const;

/** Trust that each source pours on a stranger on a day, from the numbers of the evening before; and doubt. */
function added({ plan }: Ran, outcome: Outcome, day: number) {
  const { ip, everyday, wordOfMouth } = plan.scenario;
  const talking = countOn(outcome, day - 1, 'acquaintance');
  const trust = {
    ip: ip!.strength * (1 - ip!.decay) ** (day - 1) * ip!.trust.stranger,
    everyday: everyday!.trust.stranger,
    wordOfMouth: (wordOfMouth!.talk.acquaintance * talking) / plan.people,
  };
  return { trust, doubt: everyday!.doubt.stranger };
}

/** Credit that a source got in one run less what was to be expected, summed over days: a martingale. */
function surplus(ran: Ran, outcome: Outcome, source: (typeof SOURCES)[number]): number {
  const column = SOURCE_IDS.indexOf(source);
  const { days } = ran.plan.scenario;
  let expected = 0;
  for (let day = 1; day <= days; day++) {
    const { trust, doubt } = added(ran, outcome, day);
    const H = trust.ip + trust.everyday + trust.wordOfMouth + doubt;
    expected += (countOn(outcome, day - 1, 'stranger') * trust[source] * -Math.expm1(-H)) / H;
  }
  return outcome.promotionCredit[column] - expected;
}

export const credit: Target = {
  id: 'credit',
  name: both('Fair credit', '公平的功劳'),
  law: both(
    'A source that pours a_c of a day’s H on each of n people waiting is expected to earn n(a_c/H)(1 − e^(−H)) climbs that day, whatever came before. What it got less what was expected, added up over days, is a martingale with mean 0.',
    '某来源对等待中的 n 人每人注入一天风险量 H 中的 a_c，无论此前如何，当天应得 n(a_c/H)(1 − e^(−H)) 次上升的功劳。所得减应得、逐日累加，是均值为 0 的鞅。',
  ),
  catches: both(
    'credit to the largest source alone, to all that was ever received, to tomorrow’s talk, or to another source; slips that take credit of climbs',
    '只归最大来源、归于历来所受总量、归于明日的口碑或别的来源；滑落占去上升的功劳',
  ),
  judge: (ran) =>
    SOURCES.map((source): Finding => {
      const one = ran('race');
      const what = both(`credit of ${source} less what was expected`, `${source} 所得功劳减应得`);
      return { kind: 'mean', what, values: one.outcomes.map((o) => surplus(one, o, source)), expected: 0 };
    }),
};
