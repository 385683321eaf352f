import { mean } from '../../sim/index.ts';
import { allReached, reached } from '../reading.ts';
import type { Finding, Ran, Target } from '../target.ts';
import { both } from '../words.ts';

/** Most of everybody: a spread that comes so far is global. */
const MAX = 0.95;

/** Active after t days on the ring, until its two fronts meet: 7 + 2(4 − th)t. */
const front = (th: number, t: number) => 7 + 2 * (4 - th) * t;

/** Days until N people are active: the k-th of a gap has 4 − k active friends on one side, and so on the other. */
function closing(th: number, N: number): number {
  let day = 0;
  for (let gap = N - 7; gap > 0; day++) {
    let won = 0;
    for (let k = 1; k <= gap; k++) won += Number(Math.max(0, 4 - k) + Math.max(0, 3 - gap + k) >= th);
    gap -= won;
  }
  return day;
}

function dayOf(ran: Ran, outcome: Ran['outcomes'][number], share: number): number {
  for (let day = 0; day <= ran.plan.scenario.days; day++)
    if (reached(ran, outcome, day) >= share * ran.plan.people) return day;
  return Infinity;
}

function global(ran: Ran): number {
  return allReached(ran).filter((count) => count >= MAX * ran.plan.people).length / ran.outcomes.length;
}

function onRing(ran: (variant: string) => Ran, th: number): Finding[] {
  const one = ran(`ring-${th}`);
  const [outcome] = one.outcomes;
  const N = one.plan.people;
  let astray = 0;
  for (let t = 0; front(th, t) < N - 10; t++) astray += Number(reached(one, outcome, t) !== front(th, t));
  const max = Math.ceil((MAX * N - 7) / (2 * (4 - th)));
  return [
    {
      kind: 'exact',
      what: both(
        `ring-${th}: days off the front 7 + 2(4 − ${th})t`,
        `ring-${th}：偏离 7 + 2(4 − ${th})t 的天数`,
      ),
      found: astray,
      expected: 0,
    },
    {
      kind: 'exact',
      what: both(`ring-${th}: day with 95 %`, `ring-${th}：达到 95 % 之日`),
      found: dayOf(one, outcome, MAX),
      expected: max,
    },
    {
      kind: 'exact',
      what: both(`ring-${th}: day with everybody`, `ring-${th}：全部到达之日`),
      found: dayOf(one, outcome, 1),
      expected: closing(th, N),
    },
  ];
}

export const complex: Target = {
  id: 'complex',
  name: both('Complex contagion', '复杂传染'),
  law: both(
    'Where th talking friends are needed, each of two fronts on a ring of six neighbours takes 4 − th people a day: 7 + 2(4 − th)t are active, without chance (Centola & Macy 2007). With half of all ties rewired, what one friend can pass on is quicker, and what takes two friends spreads nowhere; with one in ten rewired, three are too many.',
    '若需 th 位谈论的朋友，六近邻环上的两个前沿每天各推进 4 − th 人：活跃者为 7 + 2(4 − th)t，全无随机（Centola 与 Macy，2007）。半数联系重连后，一位朋友即可传递的更快，需要两位的则无处可传；十分之一重连后，需要三位就已太多。',
  ),
  catches: both(
    'the person themself counted among friends, friends who fell silent still counted, a front that moves twice a day or every other day',
    '把自己算作朋友、已沉默的朋友仍计入、前沿一天推进两次或隔天一次',
  ),
  judge: (ran) => [
    ...[1, 2, 3].flatMap((th) => onRing(ran, th)),
    {
      kind: 'exact',
      what: both('rewired-1: share of runs that reach 95 %', 'rewired-1：达到 95 % 的运行比例'),
      found: global(ran('rewired-1')),
      expected: 1,
    },
    {
      kind: 'exact',
      what: both('rewired-2: share of runs that reach 95 %', 'rewired-2：达到 95 % 的运行比例'),
      found: global(ran('rewired-2')),
      expected: 0,
    },
    {
      kind: 'exact',
      what: both('few-3: share of runs that reach 95 %', 'few-3：达到 95 % 的运行比例'),
      found: global(ran('few-3')),
      expected: 0,
    },
    {
      kind: 'order',
      what: both('one needed: days to 95 %, ring > rewired', '需一位：到 95 % 的天数，环 > 重连'),
      differences: ran('rewired-1').outcomes.map(
        (outcome) =>
          dayOf(ran('ring-1'), ran('ring-1').outcomes[0], MAX) - dayOf(ran('rewired-1'), outcome, MAX),
      ),
    },
    {
      kind: 'order',
      what: both(
        'two needed: share of people, one in ten rewired > half rewired',
        '需两位：触达比例，十分之一重连 > 半数重连',
      ),
      differences: allReached(ran('few-2')).map((n, r) => (n - allReached(ran('rewired-2'))[r]) / 1000),
    },
  ],
  curve: (ran) => {
    const days = Array.from({ length: 50 }, (_, k) => 10 * k);
    const th = [1, 2, 3];
    const name = (n: number) => both(`${n} needed`, `需 ${n} 位`);
    return {
      title: both(
        'People active on the ring (lines: exact; circles: simulated)',
        '环上的活跃人数（线：精确；圈：模拟）',
      ),
      x: both('days', '天'),
      y: both('people', '人数'),
      lines: th.map((n) => ({ name: name(n), x: days, y: days.map((t) => Math.min(1000, front(n, t))) })),
      points: th.map((n) => {
        const one = ran(`ring-${n}`);
        const x = days.filter((t) => t % 40 === 0);
        const y = x.map((t) => mean(allReached(one, t)));
        return { name: name(n), x, y, error: x.map(() => 0) };
      }),
    };
  },
};
