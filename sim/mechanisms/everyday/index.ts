import { z } from 'zod';
import { STAGE_COUNT } from '../../stages/index.ts';
import { byStage, hazard, perStage, zeroOnEveryStage } from '../field.ts';
import { mechanism } from '../mechanism.ts';

const schema = z.strictObject({
  trust: perStage(
    hazard,
    {
      acquaintance: 0.002,
      member: 0.0005,
      fan: 0.0003,
      superfan: 0.0005,
      partner: 0.0002,
      lapsed: 0.0005,
      wary: 0.003,
    },
    {
      label: { en: 'everyday trust', zh: '日常信任' },
      help: {
        en: 'Trust per day from ordinary contact for everybody on a stage, whatever the policy; for lapsed and wary people it is win-back.',
        zh: '无论采取什么策略，日常接触每天给处于该阶段的每个人带来的信任；对流失者和戒备者而言即挽回。',
      },
      unit: 'perDay',
      source: {
        en: 'Nielsen 2006 (member and fan set to 90-9-1); assumption',
        zh: 'Nielsen 2006（成员与粉丝按 90-9-1 设定）; assumption',
      },
    },
  ),
  doubt: perStage(
    hazard,
    {
      acquaintance: 0.002,
      member: 0.0015,
      fan: 0.0008,
      superfan: 0.0004,
      partner: 0.0002,
      shareholder: 0.0001,
    },
    {
      label: { en: 'everyday doubt', zh: '日常疑虑' },
      help: {
        en: 'Doubt per day from everyday life for everybody on a stage: forgetting, moving away, other interests.',
        zh: '生活本身每天给处于该阶段的每个人带来的疑虑：淡忘、搬走、兴趣转移。',
      },
      unit: 'perDay',
      source: 'assumption',
    },
  ),
});

/** Constant influence by stage. Alone, it makes the stages a Markov chain. */
export const everyday = mechanism({
  id: 'everyday',
  name: { en: 'Everyday experience', zh: '日常体验' },
  does: {
    en: 'adds constant trust and doubt for everybody on a stage',
    zh: '给处于某一阶段的每个人带来恒定的信任与疑虑',
  },
  reason: { en: 'Constant: it depends on nothing of the day before.', zh: '恒定，与前一天的状态无关。' },
  part: 'community',
  sources: ['everyday'],
  schema,
  templates: ['community'],
  examples: {
    busy: { trust: { stranger: 0.004 }, doubt: { stranger: 0.002 } },
    idle: { trust: zeroOnEveryStage(), doubt: zeroOnEveryStage() },
  },
  start(config, world) {
    const configure = (c: typeof config) => {
      const trust = byStage(c.trust);
      const doubt = byStage(c.doubt);
      for (let stage = 0; stage < STAGE_COUNT; stage++) {
        world.trust.setCommon('everyday', stage, trust[stage]);
        world.doubt.setCommon('everyday', stage, doubt[stage]);
      }
    };
    configure(config);
    return { configure };
  },
});
