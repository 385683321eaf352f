import { STAGE_IDS, type Outcome } from '../../sim/index.ts';
import { absorption, after, chainOf, stationary } from '../laws/ladder.ts';
import { countsOn, countOn } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

const index = (id: string) => STAGE_IDS.findIndex((stage) => stage === id);
const ENDS = ['shareholder', 'lapsed'].map(index);
/** Stages between which people go round for ever where those who left are won back. */
const ROUND = ['acquaintance', 'member', 'fan', 'superfan', 'partner', 'shareholder', 'lapsed'].map(index);

const chain = ({ plan }: Ran) => chainOf(plan.scenario.everyday!);
const start = ({ plan }: Ran) => index(plan.scenario.seeding?.stage ?? 'stranger');

function spread(
  variant: string,
  ran: Ran,
  day: number,
  probabilities = after(chain(ran), start(ran), day),
): Finding {
  return {
    kind: 'counts',
    what: both(`${variant}: people by stage on day ${day}`, `${variant}：第 ${day} 天各阶段人数`),
    counts: ran.outcomes.reduce(
      (sum, outcome) => sum.map((n, k) => n + countsOn(outcome, day)[k]),
      new Int32Array(STAGE_IDS.length),
    ),
    probabilities,
  };
}

/** Day on which each person came to an end of the ladder, by the daily counts. */
function daysToEnd(outcome: Outcome, days: number): number[] {
  const found: number[] = [];
  for (let day = 1; day <= days; day++) {
    let now = 0;
    for (const end of ENDS) now += countsOn(outcome, day)[end] - countsOn(outcome, day - 1)[end];
    for (let k = 0; k < now; k++) found.push(day);
  }
  return found;
}

export const ladder: Target = {
  id: 'ladder',
  name: both('The ladder as a Markov chain', '作为马尔可夫链的阶梯'),
  law: both(
    'With trust a and doubt b a day, H = a + b: stay e^(−H), climb (a/H)(1 − e^(−H)), slip (b/H)(1 − e^(−H)). Distribution over stages by powers of that matrix, days to the end by t = 1 + Qt; where those who left are won back, the law π = πP in the end.',
    '每日信任 a、疑虑 b，H = a + b：停留 e^(−H)，上升 (a/H)(1 − e^(−H))，滑落 (b/H)(1 − e^(−H))。各阶段分布由该矩阵的幂给出，到终点的天数由 t = 1 + Qt 给出；若流失者会被赢回，最终服从 π = πP。',
  ),
  catches: both(
    'two moves on one day, slips always before climbs, a threshold kept for the next rung or met again on coming back, −ln(1 − u) for a hazard, days counted from 1',
    '一天两次移动、总是先滑落、阈值沿用到下一级或回来时重逢、以 −ln(1 − u) 代风险量、天数从 1 数起',
  ),
  judge: (ran) => {
    const base = ran('up-and-out');
    const [outcome] = base.outcomes;
    const { days } = base.plan.scenario;
    const ended = daysToEnd(outcome, days);
    const times = absorption(chain(base), start(base), ENDS);
    const end = after(chain(base), start(base), days);
    const back = ran('won-back');
    return [
      ...[12, 24, 52, 104].map((day) => spread('up-and-out', base, day)),
      {
        kind: 'share',
        what: both('up-and-out: share who become shareholders', 'up-and-out：成为股东的比例'),
        k: countOn(outcome, days, 'shareholder'),
        n: base.plan.people,
        expected: end[index('shareholder')],
      },
      {
        kind: 'mean',
        what: both('up-and-out: days to the end of the ladder', 'up-and-out：到达阶梯尽头的天数'),
        values: ended,
        expected: times.mean,
        sd: times.sd,
      },
      {
        kind: 'exact',
        what: both('up-and-out: people who have not come to the end', 'up-and-out：尚未到达尽头的人数'),
        found: base.plan.people - ended.length,
        expected: 0,
      },
      ...[30, 200].map((day) => spread('won-back', back, day)),
      spread('won-back', back, back.plan.scenario.days, stationary(chain(back), ROUND)),
      spread('wary', ran('wary'), 15),
      spread('heavy-day', ran('heavy-day'), 1),
    ];
  },
  curve: (ran) => {
    const base = ran('up-and-out');
    const N = base.plan.people;
    const steps = Array.from({ length: 27 }, (_, k) => 6 * k);
    const shown = ['member', 'fan', 'lapsed'].map(index);
    const names = {
      member: both('member', '成员'),
      fan: both('fan', '粉丝'),
      lapsed: both('lapsed', '流失'),
    };
    const laws = steps.map((t) => after(chain(base), start(base), t));
    const weeks = steps.filter((t) => t % 12 === 0);
    const name = (k: number) => names[STAGE_IDS[k] as keyof typeof names];
    return {
      title: both(
        'Share of people by stage (lines: chain; circles: simulated)',
        '各阶段人数比例（线：马尔可夫链；圈：模拟）',
      ),
      x: both('days', '天'),
      y: both('share', '比例'),
      lines: shown.map((k) => ({ name: name(k), x: steps, y: laws.map((law) => law[k]) })),
      points: shown.map((k) => {
        const y = weeks.map((t) => countsOn(base.outcomes[0], t)[k] / N);
        return { name: name(k), x: weeks, y, error: y.map((p) => Math.sqrt((p * (1 - p)) / N)) };
      }),
    };
  },
};
