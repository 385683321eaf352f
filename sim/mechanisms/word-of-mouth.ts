import { z } from 'zod';
import { STAGES, STRANGER, type StageId } from '../ladder/index.ts';
import { byStage, field, hazard, perStage, share } from './field.ts';
import { mechanism } from './mechanism.ts';
import { Talk, type Gate } from './talk.ts';

const talkByStage = Object.fromEntries(STAGES.map((s) => [s.id, s.talk])) as Record<StageId, number>;

const schema = z.strictObject({
  talk: perStage(hazard, talkByStage, {
    label: { en: 'talk', zh: '口碑强度' },
    help: {
      en: 'Trust that a person on this stage pours into each strongly tied friend.',
      zh: '处于该阶段的人每天向每位强联系的朋友注入的信任。',
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
  hears: perStage(
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
        en: 'How much of what friends say counts for a person on this stage.',
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
      en: 'For how many days after arriving on a stage a person talks; empty means for as long as they stay there.',
      zh: '到达一个阶段之后会谈论多少天；留空表示在该阶段期间一直谈论。',
    },
    unit: 'days',
    source: 'assumption',
  }),
  friendsNeeded: field(z.number().int().min(1).max(1000).default(1), {
    label: { en: 'friends needed', zh: '所需朋友数' },
    help: {
      en: 'Talk counts only while at least this many friends talk (reinforcement).',
      zh: '至少有这么多朋友同时谈论，口碑才起作用（社会强化）。',
    },
    unit: 'friends',
    source: 'Centola 2010; assumption',
  }),
  shareNeeded: field(share().default(0), {
    label: { en: 'share of friends needed', zh: '所需朋友比例' },
    help: {
      en: 'Talk counts only while at least this share of the friends one began with talks (Watts threshold).',
      zh: '起初的朋友中至少有这一比例在谈论，口碑才起作用（Watts 阈值）。',
    },
    unit: 'share',
    source: 'Watts 2002; assumption',
  }),
  reinforcement: field(z.array(z.number().min(0).max(1000)).min(1).max(100).default([1]), {
    label: { en: 'reinforcement', zh: '逐友强化' },
    help: {
      en: 'How much the first, the second, the third … friend who begins to talk counts; the last number holds for all further ones.',
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
    en: 'Whose talking time is over falls silent before anybody is heard.',
    zh: '谈论期已满的人先沉默，然后才有人被听见。',
  },
  sources: ['wordOfMouth'],
  schema,
  start(initial, world) {
    type Config = typeof initial;
    let config = initial;
    let talkOf = byStage(config.talk);
    const talk = new Talk(world, world.trust, 'wordOfMouth', byStage(config.hears), gateOf(config));
    world.trust.tieSource = 'wordOfMouth';
    world.trust.drawGiver = (person, uniform) => talk.drawGiver(person, uniform);
    /** People by the day on which their time to talk is over, where it is bounded. */
    const stops = new Map<number, number[]>();

    /** Sets what a person says from `day` on. */
    const speak = (person: number, day: number) => {
      const last = config.talkingDays === null ? Infinity : world.lastMove[person] + config.talkingDays;
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
        talkOf = byStage(config.talk);
        talk.listen(byStage(config.hears), gateOf(config));
        for (let person = 0; person < world.people; person++) speak(person, tomorrow);
      },
      today(day) {
        tomorrow = day + 1;
        for (const person of stops.get(day) ?? []) speak(person, day);
        stops.delete(day);
        talk.pourOnAll();
      },
      moved(person, _from, _to, day) {
        speak(person, day + 1);
        talk.refresh(person);
      },
      tieChanged: (i, j, before, after) => talk.tieChanged(i, j, before, after),
    };
  },
});

/** One friend, no share of them, and every friend alike is what any talk has. */
function gateOf(config: z.output<typeof schema>): Gate | null {
  const { friendsNeeded: friends, shareNeeded: share, reinforcement: weights } = config;
  const plain = friends <= 1 && share === 0 && weights.every((weight) => weight === 1);
  return plain ? null : { friends, share, weights };
}
