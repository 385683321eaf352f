import { z } from 'zod';
import { ACQUAINTANCE, RANK, STAGE_COUNT, STRANGER } from '../ladder/index.ts';
import { exp, log } from '../random/index.ts';
import { byName, field, hazard, headCount, money, peopleOrShare } from './field.ts';
import { mechanism } from './mechanism.ts';

const channel = z.strictObject({
  audience: field(z.enum(['public', 'community']).default('public'), {
    label: { en: 'audience', zh: '受众' },
    help: {
      en: 'public: everyone; community: only people at acquaintance or above, as a message in the group. It then touches members and annoys everyone inside.',
      zh: 'public：所有人；community：仅弱关系及以上的人，即群内信息。此时它触动成员，并使群内所有人反感。',
    },
    unit: 'none',
    source: 'grab-or-nurture; assumption',
  }),
  reach: field(peopleOrShare().default(100), {
    label: { en: 'reach', zh: '触达' },
    help: {
      en: 'People the message gets to every day, drawn at random from the audience; a share is one of the audience.',
      zh: '每天从受众中随机触达的人数；比例按受众计。',
    },
    unit: 'peoplePerDay',
    source: 'assumption',
  }),
  touch: field(hazard().default(0.02), {
    label: { en: 'touch', zh: '触动' },
    help: {
      en: 'Trust that one message pours into a stranger it reaches, in the community into a member or above; a conversion probability π enters as −ln(1 − π).',
      zh: '一条信息给触达的陌生人（群内则为成员及以上）注入的信任；若转化概率为 π，则填 −ln(1 − π)。',
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
      en: 'Doubt that one message pours into a stranger it reaches, in the community into anyone; filled doubt makes a stranger wary and others leave.',
      zh: '一条信息给触达的陌生人（群内则为任何人）注入的疑虑；疑虑满则陌生人变为戒备，其他人离开。',
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

type Channel = z.output<typeof channel>;

const schema = z.record(z.string().min(1).max(40), channel);

/** Messages to many: livestream, short video, ads, cold outreach, or posts in the group. Little trust each, paid by the head. */
export const channels = mechanism({
  id: 'channels',
  name: { en: 'Channels', zh: '渠道' },
  does: {
    en: 'messages touch people at random, in public or in the group',
    zh: '信息随机触达人群，或在公域，或在群内',
  },
  sources: ['channel'],
  schema,
  start(initial, world) {
    let config = initial;
    const audienceOf = ({ audience }: Channel) =>
      audience === 'public' ? world.people : insiders(world.count);
    const reachedBy = (one: Channel) => {
      const size = audienceOf(one);
      return Math.min(headCount(one.reach, size), size);
    };
    /** Touch x on r of N at random is, for one person, a common rate of −ln(1 − (r/N)(1 − e^(−x))). */
    const rate = (one: Channel, touch: number) =>
      touch === 0 || audienceOf(one) === 0
        ? 0
        : -log(1 - (reachedBy(one) / audienceOf(one)) * (1 - exp(-touch)));
    const pour = () => {
      const trust = new Float64Array(STAGE_COUNT);
      const doubt = new Float64Array(STAGE_COUNT);
      for (const [, one] of byName(config)) {
        const touched = rate(one, one.touch);
        const annoyed = rate(one, one.annoyance);
        trust[ACQUAINTANCE] += rate(one, one.remind);
        for (let stage = 0; stage < STAGE_COUNT; stage++) {
          const meant = one.audience === 'public' ? stage === STRANGER : RANK[stage] >= 1;
          if (meant && stage !== ACQUAINTANCE) trust[stage] += touched;
          if (meant) doubt[stage] += annoyed;
        }
      }
      for (let stage = 0; stage < STAGE_COUNT; stage++) {
        world.trust.setCommon('channel', stage, trust[stage]);
        world.doubt.setCommon('channel', stage, doubt[stage]);
      }
    };
    pour();
    return {
      configure(next: typeof initial) {
        config = next;
        pour();
      },
      today() {
        const entries = byName(config);
        // The audience of a group is as large as the group was last night.
        if (entries.some(([, { audience }]) => audience === 'community')) pour();
        for (const [, one] of entries) world.ledger.book('channels', reachedBy(one) * one.costPerReach);
      },
    };
  },
});

/** People at acquaintance or above. */
function insiders(count: Int32Array): number {
  let people = 0;
  for (let stage = 0; stage < STAGE_COUNT; stage++) if (RANK[stage] >= 1) people += count[stage];
  return people;
}
