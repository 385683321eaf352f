import { z } from 'zod';
import { ACQUAINTANCE, STRANGER } from '../ladder/index.ts';
import { exp, log } from '../random/index.ts';
import { byName, field, hazard, headCount, money, peopleOrShare } from './field.ts';
import { mechanism } from './mechanism.ts';

const channel = z.strictObject({
  reach: field(peopleOrShare().default(100), {
    label: { en: 'reach', zh: '触达' },
    help: {
      en: 'People the message gets to every day, drawn from everyone at random.',
      zh: '每天随机触达的人数。',
    },
    unit: 'peoplePerDay',
    source: 'assumption',
  }),
  touch: field(hazard().default(0.02), {
    label: { en: 'touch on a stranger', zh: '对陌生人的触动' },
    help: {
      en: 'Trust that one message pours into a stranger it reaches; a conversion probability π enters as −ln(1 − π).',
      zh: '一条信息给触达的陌生人注入的信任；若转化概率为 π，则填 −ln(1 − π)。',
    },
    unit: 'hazard',
    source: 'cold-or-trusted; assumption',
  }),
  remind: field(hazard().default(0), {
    label: { en: 'touch on an acquaintance', zh: '对弱关系的触动' },
    help: {
      en: 'Trust that one message pours into an acquaintance it reaches.',
      zh: '一条信息给触达的弱关系者注入的信任。',
    },
    unit: 'hazard',
    source: 'assumption',
  }),
  annoyance: field(hazard().default(0), {
    label: { en: 'annoyance', zh: '反感' },
    help: {
      en: 'Doubt that one message pours into a stranger it reaches; filled doubt makes a stranger wary.',
      zh: '一条信息给触达的陌生人注入的疑虑；疑虑满则陌生人变为戒备。',
    },
    unit: 'hazard',
    source: 'cold-or-trusted; assumption',
  }),
  costPerReach: field(money().default(0.5), {
    label: { en: 'cost per person reached', zh: '每触达一人的成本' },
    help: { en: 'Paid for every person a message gets to.', zh: '每触达一人所付的费用。' },
    unit: 'money',
    source: 'assumption',
  }),
});

const schema = z.record(z.string().min(1).max(40), channel);

/** Public traffic: livestream, short video, ads, cold outreach. Many people, little trust, paid by the head. */
export const channels = mechanism({
  id: 'channels',
  name: { en: 'Channels', zh: '渠道' },
  does: { en: 'public messages touch people at random', zh: '公域信息随机触达人群' },
  reason: { en: 'Constant between phases.', zh: '两次阶段变更之间恒定。' },
  sources: ['channel'],
  schema,
  start(initial, world) {
    let config = initial;
    /** Touch x on r of N at random is, for one person, a common rate of −ln(1 − (r/N)(1 − e^(−x))). */
    const rate = (reached: number, touch: number) =>
      touch === 0 ? 0 : -log(1 - (reached / world.people) * (1 - exp(-touch)));
    const configure = (next: typeof initial) => {
      config = next;
      let strangers = 0;
      let acquaintances = 0;
      let doubt = 0;
      for (const [, { reach, touch, remind, annoyance }] of byName(config)) {
        const reached = Math.min(headCount(reach, world.people), world.people);
        strangers += rate(reached, touch);
        acquaintances += rate(reached, remind);
        doubt += rate(reached, annoyance);
      }
      world.trust.setCommon('channel', STRANGER, strangers);
      world.trust.setCommon('channel', ACQUAINTANCE, acquaintances);
      world.doubt.setCommon('channel', STRANGER, doubt);
    };
    configure(config);
    return {
      configure,
      today() {
        for (const [, { reach, costPerReach }] of byName(config)) {
          const reached = Math.min(headCount(reach, world.people), world.people);
          world.ledger.book('channels', reached * costPerReach);
        }
      },
    };
  },
});
