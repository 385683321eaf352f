import { z } from 'zod';
import { LAPSED, RANK, STAGE_COUNT } from '../../stages/index.ts';
import { exp, log, Stream } from '../../random/index.ts';
import { byStage, field, hazard, perStage, share } from '../field.ts';
import { mechanism } from '../mechanism.ts';
import { Talk } from '../talk.ts';

const schema = z.strictObject({
  share: field(share().default(0.1), {
    label: { en: 'share who complain', zh: '抱怨者比例' },
    help: {
      en: 'Probability that a person who leaves becomes a detractor for a time.',
      zh: '流失者在一段时间内成为抱怨者的概率。',
    },
    unit: 'share',
    source: 'assumption',
  }),
  days: field(z.number().int().min(1).max(100_000).default(30), {
    label: { en: 'days of complaining', zh: '抱怨天数' },
    help: { en: 'Number of days that a detractor talks.', zh: '抱怨者会说多少天。' },
    unit: 'days',
    source: 'assumption',
  }),
  rate: field(hazard().default(0.01), {
    label: { en: 'complaint', zh: '抱怨强度' },
    help: {
      en: 'Doubt per day that a detractor gives each strongly tied friend.',
      zh: '抱怨者每天向每位强联系的朋友带来的疑虑。',
    },
    unit: 'perDay',
    source: 'assumption',
  }),
  weak: field(z.number().min(0).max(10).default(1), {
    label: { en: 'weak ties', zh: '弱联系的作用' },
    help: {
      en: 'Complaints along a weak tie, as a multiple of those along a strong one.',
      zh: '沿弱联系传播的抱怨相当于强联系的多少倍。',
    },
    unit: 'factor',
    source: {
      en: 'Goldenberg, Libai, Moldovan & Muller 2007 (weak ties carry it further); assumption',
      zh: 'Goldenberg, Libai, Moldovan & Muller 2007（弱联系使其传得更远）; assumption',
    },
  }),
  receptivity: perStage(
    () => z.number().min(0).max(10),
    { stranger: 1, acquaintance: 1, member: 0.8, fan: 0.5, superfan: 0.3, partner: 0.2, shareholder: 0.1 },
    {
      label: { en: 'listening to complaints', zh: '对抱怨的听取程度' },
      help: {
        en: 'Receptivity to complaints: multiplies the doubt a person on this stage takes from them; people resist bad talk about what they like.',
        zh: '抱怨对处于该阶段的人有多大作用；人们会抵触对自己所爱之物的坏话。',
      },
      unit: 'factor',
      source: {
        en: 'East, Hammond & Lomax 2008 (direction); assumption',
        zh: 'East, Hammond & Lomax 2008（方向）; assumption',
      },
    },
  ),
  publicReach: field(z.number().min(0).max(1e9).default(0), {
    label: { en: 'public reach of a complaint', zh: '抱怨的公开触达' },
    help: {
      en: 'People a detractor reaches in public per day, drawn at random from everybody; 0 = complaints stay among friends.',
      zh: '抱怨者每天公开触达的人数，从所有人中随机；0 表示抱怨只在朋友间流传。',
    },
    unit: 'peoplePerDay',
    source: 'six-and-six-thousand; assumption',
  }),
  publicTouch: field(hazard().default(0.01), {
    label: { en: 'touch of a public complaint', zh: '公开抱怨的触动' },
    help: {
      en: 'Doubt that one public complaint gives a person it reaches, times the receptivity of their stage.',
      zh: '一条公开抱怨给触达者带来的疑虑，再按其阶段的听取程度计。',
    },
    unit: 'hazard',
    source: 'six-and-six-thousand; assumption',
  }),
});

/** Some of the people who leave talk against the community for a time and cause doubt, also among strangers. */
export const complaints = mechanism({
  id: 'complaints',
  name: { en: 'Complaints', zh: '抱怨' },
  does: { en: 'people who left give their friends doubt', zh: '离开的人让朋友产生疑虑' },
  reason: {
    en: 'Next to word of mouth: detractors whose time has ended are silent today.',
    zh: '紧随口碑：抱怨期已满的人今天不再发声。',
  },
  part: 'sharing',
  sources: ['complaints', 'publicComplaints'],
  schema,
  bytesPerPerson: 32, // 26 measured
  examples: {
    busy: { share: 0.5, rate: 0.05, publicReach: 2 },
    idle: { share: 0 },
  },
  start(initial, world) {
    let config = initial;
    const talk = new Talk(world, world.doubt, 'complaints', byStage(config.receptivity), null);
    world.detractorUntil = new Int32Array(world.people);
    const turning = new Stream(world.key, 'turns detractor');
    const demotions = new Uint16Array(world.people);
    const stops = new Map<number, number[]>();
    const speak = (person: number) => {
      const rate = world.detractorUntil[person] > 0 ? config.rate * world.talkativeness.of(person) : 0;
      talk.speak(person, rate, rate * config.weak);
    };
    const setDetractor = (person: number, lastDay: number) => {
      world.detractors += Number(lastDay > 0) - Number(world.detractorUntil[person] > 0);
      world.detractorUntil[person] = lastDay;
    };
    /** Touch x on r of N at random by each of D detractors is, for one person, a common rate of −D ln(1 − (r/N)(1 − e^(−x))). */
    const addPublicHazard = () => {
      const reached = Math.min(config.publicReach / world.people, 1);
      const receptivity = byStage(config.receptivity);
      for (let stage = 0; stage < STAGE_COUNT; stage++) {
        const touched = reached * (1 - exp(-config.publicTouch * receptivity[stage]));
        const rate = touched === 0 || world.detractors === 0 ? 0 : -log(1 - touched) * world.detractors;
        world.doubt.setCommon('publicComplaints', stage, rate);
      }
    };
    return {
      configure(next: typeof initial) {
        config = next;
        talk.setReceptivity(byStage(config.receptivity), null);
        for (let person = 0; person < world.people; person++) speak(person);
      },
      today(day) {
        for (const person of stops.get(day) ?? []) {
          if (world.detractorUntil[person] === 0 || world.detractorUntil[person] >= day) continue;
          setDetractor(person, 0);
          speak(person);
        }
        stops.delete(day);
        talk.setCommonRates();
        addPublicHazard();
      },
      moved(person, from, to, day) {
        // A stranger who turns wary was never inside and does not complain, nor does who slips but stays.
        const leaves = to === LAPSED && RANK[from] >= 1;
        const turns = leaves && turning.uniform(person, demotions[person]++) < config.share;
        setDetractor(person, turns ? day + config.days : 0);
        if (turns) {
          const end = day + config.days + 1;
          if (stops.has(end)) stops.get(end)!.push(person);
          else stops.set(end, [person]);
        }
        speak(person);
        talk.refresh(person);
      },
      tieChanged: (i, j, before, after) => talk.tieChanged(i, j, before, after),
    };
  },
});
