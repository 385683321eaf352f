import { z } from 'zod';
import { asNote, problem } from '../../problems.ts';
import { STAGES, STAGE_IDS, STRANGER, UNITS_PER_HAZARD, toUnits, type StageId } from '../../stages/index.ts';
import { byStage, field, hazard, perStage, share, zeroOnEveryStage } from '../field.ts';
import { mechanism, type Finding } from '../mechanism.ts';
import { Talk, type Gate } from '../talk.ts';
import { Spells } from './spells.ts';

const talkByStage = Object.fromEntries(STAGES.map((s) => [s.id, s.talk])) as Record<StageId, number>;

const schema = z.strictObject({
  talk: perStage(hazard, talkByStage, {
    label: { en: 'talk', zh: '口碑强度' },
    help: {
      en: 'Trust per day that a person on this stage gives each strongly tied friend.',
      zh: '处于该阶段的人每天向每位强联系的朋友带来的信任。',
    },
    unit: 'perDay',
    source: 'assumption',
  }),
  weak: field(z.number().min(0).max(10).default(0.4), {
    label: { en: 'weak ties', zh: '弱联系的作用' },
    help: {
      en: 'Talk along a weak tie, as a multiple of talk along a strong one.',
      zh: '沿弱联系传播的口碑相当于强联系的多少倍。',
    },
    unit: 'factor',
    source: 'Goldenberg, Libai & Muller 2001; assumption',
  }),
  receptivity: perStage(
    () => z.number().min(0).max(10),
    {
      stranger: 1,
      acquaintance: 1,
      member: 0.1,
      fan: 0.1,
      superfan: 0.1,
      partner: 0.1,
      shareholder: 0,
      lapsed: 0.3,
      wary: 0.3,
    },
    {
      label: { en: 'listening', zh: '听取程度' },
      help: {
        en: 'Receptivity: multiplies the trust that a person on this stage takes from friends’ talk.',
        zh: '朋友的话对处于该阶段的人有多大作用。',
      },
      unit: 'factor',
      source: {
        en: 'Nielsen 2006 (member to superfan set to 90-9-1); assumption',
        zh: 'Nielsen 2006（成员到铁粉按 90-9-1 设定）; assumption',
      },
    },
  ),
  talkingDays: field(z.number().int().min(1).max(100_000).nullable().default(null), {
    label: { en: 'talking days', zh: '热议天数' },
    help: {
      en: 'Number of days that a person talks after arriving on a stage; empty = as long as they stay on it.',
      zh: '到达一个阶段之后会谈论多少天；留空表示在该阶段期间一直谈论。',
    },
    unit: 'days',
    source: 'assumption',
  }),
  idle: field(share().nullable().default(null), {
    label: { en: 'talk without an occasion', zh: '无事时的口碑' },
    help: {
      en: 'Talk of people to whom nothing has happened lately, as a share of their talk otherwise: they talk in full for `talkingDays` after a first climb to a rung, and `otherDays` after an event. 1 = occasions do not matter; empty = talk follows every move, for `talkingDays`, and stops.',
      zh: '近来没有新鲜事的人，口碑为平时的多大比例：第一次升到某一级之后的 `talkingDays` 里、参加活动之后的 `otherDays` 里，照常谈论。1 表示有没有事都一样；留空表示每次变动之后谈论 `talkingDays`，然后停止。',
    },
    unit: 'share',
    source: {
      en: 'Trusov, Bucklin & Pauwels 2009 (carry-over, direction); assumption',
      zh: 'Trusov, Bucklin & Pauwels 2009（延续，方向）; assumption',
    },
  }),
  otherDays: field(z.number().int().min(0).max(36_500).default(0), {
    label: { en: 'talking days after an event or a delight', zh: '活动或惊喜之后的热议天数' },
    help: {
      en: 'Number of days that a person talks in full after coming to an event or being delighted by a purchase (`product.delight`); 0 = neither is talked of. Without effect where `idle` is empty.',
      zh: '参加活动之后、或买到惊喜（`product.delight`）之后，会照常谈论多少天；0 表示都不引起谈论。`idle` 留空时不起作用。',
    },
    unit: 'days',
    source: 'assumption',
  }),
  friendsNeeded: field(z.number().int().min(1).max(1000).default(1), {
    label: { en: 'friends needed', zh: '所需朋友数' },
    help: {
      en: 'Talk counts only while at least this many friends talk (social reinforcement).',
      zh: '至少有这么多朋友同时谈论，口碑才起作用（社会强化）。',
    },
    unit: 'friends',
    source: 'Centola 2010; assumption',
  }),
  shareNeeded: field(share().default(0), {
    label: { en: 'share of friends needed', zh: '所需朋友比例' },
    help: {
      en: 'Talk counts only while at least this share of a person’s ties on day 0 talks (Watts threshold).',
      zh: '起初的朋友中至少有这一比例在谈论，口碑才起作用（Watts 阈值）。',
    },
    unit: 'share',
    source: 'Watts 2002; assumption',
  }),
  reinforcement: field(z.array(z.number().min(0).max(1000)).min(1).max(100).default([1]), {
    label: { en: 'reinforcement', zh: '逐友强化' },
    help: {
      en: 'Weights of the first, second, third … friend who starts to talk; the last weight applies to all further friends.',
      zh: '第一、第二、第三……位开始谈论的朋友各起多大作用；最后一个数适用于其后所有朋友。',
    },
    unit: 'factor',
    source: 'Centola & Macy 2007; assumption',
  }),
});

/** People tell their ties. */
export const wordOfMouth = mechanism({
  id: 'wordOfMouth',
  name: { en: 'Word of mouth', zh: '口碑' },
  does: { en: 'people tell their friends', zh: '人们告诉自己的朋友' },
  reason: {
    en: 'Runs first, so that people whose talking period has ended are silent today.',
    zh: '最先运行：谈论期已满的人今天不再发声。',
  },
  part: 'sharing',
  sources: ['wordOfMouth'],
  schema,
  templates: ['community', 'plain'],
  crossCheck: ({ friendsNeeded, shareNeeded, talk }, { mixed }) => [
    ...(mixed && (friendsNeeded > 1 || shareNeeded > 0)
      ? [
          {
            path: 'friendsNeeded',
            problem: problem('mixedHasNoTies', { values: { found: 'friendsNeeded, shareNeeded' } }),
          },
        ]
      : []),
    ...STAGE_IDS.flatMap((id) => roundedRate(`talk.${id}`, talk[id])),
  ],
  examples: {
    busy: { talk: { member: 0.03 }, talkingDays: 20 },
    idle: { talk: zeroOnEveryStage() },
  },
  start(initial, world) {
    type Config = typeof initial;
    let config = initial;
    let talkOf = byStage(config.talk);
    const talk = new Talk(world, world.trust, 'wordOfMouth', byStage(config.receptivity), gateOf(config));
    /** People by the last day of their talking period, where it is bounded. */
    const stops = new Map<number, number[]>();

    /** Spells of talk, where people also talk without an occasion; from the phase on that first says so. */
    let spells = config.idle === null ? null : new Spells(world);

    /** Sets a person's rates of talk from `day` on. */
    const speak = (person: number, day: number) => {
      if (spells && config.idle !== null) {
        const share = spells.has(person, day) ? 1 : config.idle;
        const rate = talkOf[world.stage[person]] * world.advocacy(person) * share;
        talk.speak(person, rate, rate * config.weak);
        return;
      }
      const last = config.talkingDays === null ? Infinity : world.lastTransition[person] + config.talkingDays;
      const rate = last < day ? 0 : talkOf[world.stage[person]] * world.advocacy(person);
      talk.speak(person, rate, rate * config.weak);
      if (rate === 0 || last === Infinity) return;
      if (stops.has(last + 1)) stops.get(last + 1)!.push(person);
      else stops.set(last + 1, [person]);
    };

    if (talkOf[STRANGER] > 0) for (let person = 0; person < world.people; person++) speak(person, 1);

    let tomorrow = 1;
    return {
      configure(next: Config) {
        config = next;
        if (config.idle !== null) spells ??= new Spells(world);
        talkOf = byStage(config.talk);
        talk.setReceptivity(byStage(config.receptivity), gateOf(config));
        for (let person = 0; person < world.people; person++) speak(person, tomorrow);
      },
      today(day) {
        tomorrow = day + 1;
        for (const person of stops.get(day) ?? []) speak(person, day);
        stops.delete(day);
        if (spells) {
          const { otherDays } = config;
          const told = otherDays > 0 ? [...world.comers.yesterday, ...world.delighted.yesterday] : [];
          for (const person of told) spells.occasion(person, day - 1 + otherDays);
          for (const person of [...told, ...spells.ended(day)]) speak(person, day);
        }
        talk.setCommonRates();
      },
      moved(person, from, to, day) {
        spells?.moved(person, from, to, day, config.talkingDays);
        speak(person, day + 1);
        talk.refresh(person);
      },
      tieChanged: (i, j, before, after) => talk.tieChanged(i, j, before, after),
    };
  },
});

/** One friend, no share and equal weights: talk without a gate. */
function gateOf(config: z.output<typeof schema>): Gate | null {
  const { friendsNeeded: friends, shareNeeded: share, reinforcement: weights } = config;
  const plain = friends <= 1 && share === 0 && weights.every((weight) => weight === 1);
  return plain ? null : { friends, share, weights };
}

/** A note where a rate is so small that whole units change it by more than a thousandth. */
function roundedRate(path: string, found: number): Finding[] {
  const rounded = toUnits(found) / UNITS_PER_HAZARD;
  const isClose = found === 0 || found >= 64 || Math.abs(rounded / found - 1) <= 0.001;
  return isClose ? [] : [{ path, problem: asNote(problem('rateRounded', { values: { found, rounded } })) }];
}
