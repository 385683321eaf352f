import { z } from 'zod';
import { STAGE_COUNT } from '../ladder/index.ts';
import { byStage, hazard, perStage } from './field.ts';
import { mechanism } from './mechanism.ts';

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
        en: 'Trust that ordinary contact pours on everyone on a stage, whatever the policy; on lapsed and wary people it is win-back.',
        zh: '无论采取什么策略，日常接触每天给处于该阶段的每个人注入的信任；对流失者和戒备者而言即挽回。',
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
        en: 'Doubt that life pours on everyone on a stage: forgetting, moving away, other interests.',
        zh: '生活本身每天给处于该阶段的每个人注入的疑虑：淡忘、搬走、兴趣转移。',
      },
      unit: 'perDay',
      source: 'assumption',
    },
  ),
});

/** Constant influence by stage. Alone, it makes the ladder a Markov chain. */
export const everyday = mechanism({
  id: 'everyday',
  name: { en: 'Everyday experience', zh: '日常体验' },
  does: {
    en: 'pours a constant trust and doubt on everyone on a stage',
    zh: '给处于某一阶段的每个人注入恒定的信任与疑虑',
  },
  reason: { en: 'Constant; needs nothing of the day before.', zh: '恒定；不需要前一天的任何状态。' },
  sources: ['everyday'],
  schema,
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
