import { z } from 'zod';
import { RANK, STAGE_COUNT, stageIndex } from '../../stages/index.ts';
import { byStage, field, hazard, money, perStage, share, zeroOnEveryStage } from '../field.ts';
import { mechanism } from '../mechanism.ts';

const MEMBER_RANK = RANK[stageIndex('member')];
const SUPERFAN_RANK = RANK[stageIndex('superfan')];

const schema = z.strictObject({
  strength: field(share().default(0.2), {
    label: { en: 'strength of culture at the start', zh: '初始文化强度' },
    help: {
      en: 'Strength of shared goals, rules and rituals at the start, at most 1. A phase can set it again.',
      zh: '最初共同目标、规则与仪式的强弱；1 为上限。可在时期中重新设定。',
    },
    unit: 'share',
    source: {
      en: 'common-task; Muniz & O’Guinn 2001 (markers, no rates); assumption',
      zh: 'common-task; Muniz & O’Guinn 2001（只有标志，没有速率）; assumption',
    },
  }),
  trust: perStage(
    hazard,
    { member: 0.004, fan: 0.003, superfan: 0.001 },
    {
      label: { en: 'trust from culture', zh: '文化带来的信任' },
      help: {
        en: 'Trust per day from a culture of strength 1 for everybody on this stage; 0 on every stage = culture has no effect.',
        zh: '强度为 1 的文化每天给该阶段每个人带来的信任；各阶段均为 0 即文化不起作用。',
      },
      unit: 'perDay',
      source: 'common-task; assumption',
    },
  ),
  investment: field(money().default(0), {
    label: { en: 'spent on culture', zh: '文化投入' },
    help: {
      en: 'Spent every day on tasks, rules and rituals.',
      zh: '每天用于共同任务、规则与仪式的花费。',
    },
    unit: 'moneyPerDay',
    source: 'assumption',
  }),
  growth: field(z.number().min(0).max(10).default(0.01), {
    label: { en: 'growth by spending', zh: '投入带来的增长' },
    help: {
      en: 'Fraction of the remaining distance to strength 1 gained per 1,000 spent in a day.',
      zh: '每投入 1,000，当天走完距强度 1 剩余路程的比例。',
    },
    unit: 'perDay',
    source: 'assumption',
  }),
  growthByEvents: field(z.number().min(0).max(10).default(0.005), {
    label: { en: 'growth by events', zh: '活动带来的增长' },
    help: {
      en: 'Fraction of the remaining distance to strength 1 gained by one event, from the next day on.',
      zh: '每举办一次活动，次日走完距强度 1 剩余路程的比例。',
    },
    unit: 'share',
    source: 'twenty-one-events; assumption',
  }),
  growthBySuperfans: field(z.number().min(0).max(10).default(0.02), {
    label: { en: 'growth by superfans', zh: '铁粉带来的增长' },
    help: {
      en: 'Fraction of the remaining distance to strength 1 gained per day if all members were superfans or above; with fewer proportionally less.',
      zh: '若成员全是铁粉及以上，当天走完距强度 1 剩余路程的比例；较少则按比例减少。',
    },
    unit: 'perDay',
    source: 'members-lead-fission; assumption',
  }),
  decay: field(share().default(0.005), {
    label: { en: 'decay', zh: '衰减' },
    help: { en: 'Fraction of the strength lost every day.', zh: '每天损失的强度比例。' },
    unit: 'perDay',
    source: 'assumption',
  }),
});

/** A culture of shared goals, rules and rituals: it helps members advance, grows by events and superfans, and decays. */
export const culture = mechanism({
  id: 'culture',
  name: { en: 'Culture', zh: '文化' },
  does: {
    en: 'shared goals, rules and rituals give trust to people inside',
    zh: '共同目标、规则与仪式增加社群内的信任',
  },
  reason: {
    en: 'Its strength grows by yesterday’s events and superfans.',
    zh: '强度随昨天的活动与铁粉增长。',
  },
  part: 'scene',
  sources: ['culture'],
  schema,
  examples: {
    busy: { strength: 0.8, trust: { member: 0.05 }, investment: 22.22, growthBySuperfans: 0.5 },
    idle: { trust: zeroOnEveryStage() },
  },
  start(initial, world) {
    let config = initial;
    let strength = config.strength;
    let given = true;
    let eventsSeen = world.eventsHeld;

    /** Today's strength follows from yesterday's events and stages. */
    const grow = () => {
      let members = 0;
      let superfans = 0;
      for (let stage = 0; stage < STAGE_COUNT; stage++) {
        if (RANK[stage] >= MEMBER_RANK) members += world.count[stage];
        if (RANK[stage] >= SUPERFAN_RANK) superfans += world.count[stage];
      }
      const pull =
        (config.growth * config.investment) / 1000 +
        config.growthByEvents * (world.eventsHeld - eventsSeen) +
        (members === 0 ? 0 : (config.growthBySuperfans * superfans) / members);
      strength += (1 - strength) * Math.min(1, pull) - strength * config.decay;
    };

    return {
      configure(next: typeof initial) {
        if (next.strength !== config.strength) {
          strength = next.strength;
          given = true;
        }
        config = next;
      },
      today() {
        // The first day has the given strength.
        if (!given) grow();
        given = false;
        eventsSeen = world.eventsHeld;
        const trust = byStage(config.trust);
        for (let stage = 0; stage < STAGE_COUNT; stage++) {
          world.trust.setCommon('culture', stage, strength * trust[stage]);
        }
        world.ledger.book('culture', config.investment);
      },
    };
  },
});
