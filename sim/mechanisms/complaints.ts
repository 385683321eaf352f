import { z } from 'zod';
import { RANK, SLIPS_TO, STAGE_COUNT } from '../ladder/index.ts';
import { exp, log, Stream } from '../random/index.ts';
import { byStage, field, hazard, perStage, share } from './field.ts';
import { mechanism } from './mechanism.ts';
import { Talk } from './talk.ts';

const schema = z.strictObject({
  share: field(share().default(0.1), {
    label: { en: 'share who complain', zh: '抱怨者比例' },
    help: {
      en: 'Chance that someone who slips turns detractor for a time.',
      zh: '流失者在一段时间内成为抱怨者的概率。',
    },
    unit: 'share',
    source: 'assumption',
  }),
  days: field(z.number().int().min(1).max(100_000).default(30), {
    label: { en: 'days of complaining', zh: '抱怨天数' },
    help: { en: 'How long a detractor talks.', zh: '抱怨者会说多少天。' },
    unit: 'days',
    source: 'assumption',
  }),
  rate: field(hazard().default(0.01), {
    label: { en: 'complaint', zh: '抱怨强度' },
    help: {
      en: 'Doubt that a detractor pours into each strongly tied friend.',
      zh: '抱怨者每天向每位强联系的朋友注入的疑虑。',
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
  hears: perStage(
    () => z.number().min(0).max(10),
    { stranger: 1, acquaintance: 1, member: 0.8, fan: 0.5, superfan: 0.3, partner: 0.2, shareholder: 0.1 },
    {
      label: { en: 'listening to complaints', zh: '对抱怨的听取程度' },
      help: {
        en: 'How much a complaint counts for a person on this stage; people resist bad talk about what they like.',
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
      en: 'People whom a detractor gets to in public every day, drawn from everyone at random; 0 = complaints stay among friends.',
      zh: '抱怨者每天公开触达的人数，从所有人中随机；0 表示抱怨只在朋友间流传。',
    },
    unit: 'peoplePerDay',
    source: 'six-and-six-thousand; assumption',
  }),
  publicTouch: field(hazard().default(0.01), {
    label: { en: 'touch of a public complaint', zh: '公开抱怨的触动' },
    help: {
      en: 'Doubt that one public complaint pours into a person it reaches, by how much their stage listens.',
      zh: '一条公开抱怨给触达者注入的疑虑，再按其阶段的听取程度计。',
    },
    unit: 'hazard',
    source: 'six-and-six-thousand; assumption',
  }),
});

/** Some of those who slip talk against the community for a while: their words pour doubt, into strangers too. */
export const complaints = mechanism({
  id: 'complaints',
  name: { en: 'Complaints', zh: '抱怨' },
  does: { en: 'people who slipped pour doubt into their friends', zh: '流失的人向朋友注入疑虑' },
  reason: {
    en: 'Beside word of mouth: complainers whose time is over fall silent first too.',
    zh: '与口碑并列：抱怨期已满的人同样先沉默。',
  },
  sources: ['complaints', 'publicComplaints'],
  schema,
  start(initial, world) {
    let config = initial;
    const talk = new Talk(world, world.doubt, 'complaints', byStage(config.hears), null);
    world.doubt.tieSource = 'complaints';
    world.doubt.drawGiver = (person, uniform) => talk.drawGiver(person, uniform);
    world.detractorUntil = new Int32Array(world.people);
    const turning = new Stream(world.key, 'turns detractor');
    const slips = new Uint16Array(world.people);
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
    const pourInPublic = () => {
      const reached = Math.min(config.publicReach / world.people, 1);
      const hears = byStage(config.hears);
      for (let stage = 0; stage < STAGE_COUNT; stage++) {
        const touched = reached * (1 - exp(-config.publicTouch * hears[stage]));
        const rate = touched === 0 || world.detractors === 0 ? 0 : -log(1 - touched) * world.detractors;
        world.doubt.setCommon('publicComplaints', stage, rate);
      }
    };
    return {
      configure(next: typeof initial) {
        config = next;
        talk.listen(byStage(config.hears), null);
        for (let person = 0; person < world.people; person++) speak(person);
      },
      today(day) {
        for (const person of stops.get(day) ?? []) {
          if (world.detractorUntil[person] === 0 || world.detractorUntil[person] >= day) continue;
          setDetractor(person, 0);
          speak(person);
        }
        stops.delete(day);
        talk.pourOnAll();
        pourInPublic();
      },
      moved(person, from, to, day) {
        // A stranger who turns wary was never inside, and has nothing to complain of.
        const slipped = SLIPS_TO[from] === to && RANK[from] >= 1;
        const turns = slipped && turning.uniform(person, slips[person]++) < config.share;
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
