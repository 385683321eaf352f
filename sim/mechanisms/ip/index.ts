import { z } from 'zod';
import { RANK, STAGE_COUNT, stageIndex } from '../../stages/index.ts';
import { byStage, field, hazard, money, perStage, share, zeroOnEveryStage } from '../field.ts';
import { mechanism } from '../mechanism.ts';

const FAN_RANK = RANK[stageIndex('fan')];

const schema = z.strictObject({
  strength: field(share().default(0.3), {
    label: { en: 'IP strength at the start', zh: '初始 IP 强度' },
    help: {
      en: 'How well known and trusted the person, product or content is at the start, at most 1. A phase can set it again.',
      zh: '人物、产品或内容最初的知名度与可信度；1 为上限。可在时期中重新设定。',
    },
    unit: 'share',
    source: 'weak-to-strong, three-stages; assumption',
  }),
  trust: perStage(
    hazard,
    { stranger: 0.001, acquaintance: 0.004, member: 0.003, fan: 0.002, superfan: 0.001, lapsed: 0.0005 },
    {
      label: { en: 'trust from IP', zh: 'IP 带来的信任' },
      help: {
        en: 'Trust per day from an IP of strength 1 for everybody on this stage; for strangers it is awareness.',
        zh: '强度为 1 的 IP 每天给该阶段每个人带来的信任；对陌生人即为知晓。',
      },
      unit: 'perDay',
      source: 'assumption',
    },
  ),
  investment: field(money().default(0), {
    label: { en: 'IP investment', zh: 'IP 投入' },
    help: { en: 'Spent on production every day.', zh: '每天用于制作的花费。' },
    unit: 'moneyPerDay',
    source: 'assumption',
  }),
  growth: field(z.number().min(0).max(10).default(0.01), {
    label: { en: 'growth by investment', zh: '投入带来的增长' },
    help: {
      en: 'Fraction of the remaining distance to strength 1 gained per 1,000 invested in a day.',
      zh: '每投入 1,000，当天走完距强度 1 剩余路程的比例。',
    },
    unit: 'perDay',
    source: 'assumption',
  }),
  reputation: field(z.number().min(0).max(10).default(0.02), {
    label: { en: 'growth by reputation', zh: '口碑带来的增长' },
    help: {
      en: 'Fraction of the remaining distance to strength 1 gained per day if everybody were a fan; with fewer fans proportionally less.',
      zh: '若人人都是粉丝，当天走完距强度 1 剩余路程的比例；粉丝较少则按比例减少。',
    },
    unit: 'perDay',
    source: 'assumption',
  }),
  decay: field(share().default(0.002), {
    label: { en: 'decay', zh: '衰减' },
    help: { en: 'Fraction of the strength lost every day.', zh: '每天损失的强度比例。' },
    unit: 'perDay',
    source: 'assumption',
  }),
});

/** An IP: a person, product or content that broadcasts trust to every stage, grows and decays. */
export const ip = mechanism({
  id: 'ip',
  name: { en: 'IP', zh: 'IP' },
  does: {
    en: 'a person, product or content of some strength gives trust to everybody',
    zh: '有一定影响力的人物、产品或内容让所有人更信任',
  },
  reason: { en: 'Depends only on yesterday’s number of fans.', zh: '只取决于昨天的粉丝数。' },
  part: 'ip',
  sources: ['ip'],
  schema,
  // Nobody posts: what is left of the fame reaches no one.
  leftAlone: (config) => ({ ...config, investment: 0, trust: zeroOnEveryStage() }),
  examples: {
    busy: { investment: 33.33 },
    idle: { trust: zeroOnEveryStage() },
  },
  start(initial, world) {
    let config = initial;
    let strength = config.strength;
    let given = true;
    return {
      configure(next: typeof initial) {
        if (next.strength !== config.strength) {
          strength = next.strength;
          given = true;
        }
        config = next;
      },
      today() {
        // Today's strength follows from yesterday's fans; the first day has the given strength.
        if (!given) {
          let fans = 0;
          for (let stage = 0; stage < STAGE_COUNT; stage++) {
            if (RANK[stage] >= FAN_RANK) fans += world.count[stage];
          }
          const pull = (config.growth * config.investment) / 1000 + (config.reputation * fans) / world.people;
          strength += (1 - strength) * Math.min(1, pull) - strength * config.decay;
        }
        given = false;
        const trust = byStage(config.trust);
        for (let stage = 0; stage < STAGE_COUNT; stage++) {
          world.trust.setCommon('ip', stage, strength * trust[stage]);
        }
        world.ledger.book('ip', config.investment);
      },
    };
  },
});
