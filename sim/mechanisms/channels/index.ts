import { z } from 'zod';
import { ACQUAINTANCE, RANK, STAGE_COUNT, STRANGER } from '../../stages/index.ts';
import { exp, log } from '../../random/index.ts';
import {
  byName,
  field,
  hazard,
  headCount,
  money,
  peopleOrShare,
  severalNames,
  withoutName,
} from '../field.ts';
import { mechanism } from '../mechanism.ts';

const channel = z.strictObject({
  audience: field(z.enum(['public', 'community']).default('public'), {
    label: { en: 'audience', zh: '受众' },
    help: {
      en: 'public: everybody; community: only people at acquaintance or above, like a message in the group. A community message gives trust to members and doubt to everybody inside.',
      zh: 'public：所有人；community：仅弱关系及以上的人，相当于群内消息，给成员带来信任，也给群内每个人带来反感。',
    },
    unit: 'none',
    source: 'grab-or-nurture; assumption',
  }),
  reach: field(peopleOrShare().default(100), {
    label: { en: 'reach', zh: '触达' },
    help: {
      en: 'People reached per day, drawn at random from the audience: a number, or a share of the audience.',
      zh: '每天从受众中随机触达的人数；比例按受众计。',
    },
    unit: 'peoplePerDay',
    source: 'assumption',
  }),
  touch: field(hazard().default(0.02), {
    label: { en: 'touch', zh: '触动' },
    help: {
      en: 'Trust that one message gives a stranger it reaches (in the community: a member or above); for a conversion probability π enter −ln(1 − π).',
      zh: '一条信息给触达的陌生人（群内则为成员及以上）带来的信任；若转化概率为 π，则填 −ln(1 − π)。',
    },
    unit: 'hazard',
    source: 'cold-or-trusted; assumption',
  }),
  remind: field(hazard().default(0), {
    label: { en: 'touch on an acquaintance', zh: '对弱关系的触动' },
    help: {
      en: 'Trust that one message gives an acquaintance it reaches.',
      zh: '一条信息给触达的弱关系者带来的信任。',
    },
    unit: 'hazard',
    source: 'assumption',
  }),
  annoyance: field(hazard().default(0), {
    label: { en: 'annoyance', zh: '反感' },
    help: {
      en: 'Doubt that one message gives a stranger it reaches (in the community: anybody); enough doubt makes a stranger wary and others leave.',
      zh: '一条信息给触达的陌生人（群内则为任何人）带来的疑虑；疑虑达到阈值，陌生人转为戒备，其他人离开。',
    },
    unit: 'hazard',
    source: 'cold-or-trusted; assumption',
  }),
  costPerReach: field(money().default(0.5), {
    label: { en: 'cost per person reached', zh: '每触达一人的成本' },
    help: { en: 'Paid for every person reached by a message.', zh: '每触达一人所付的费用。' },
    unit: 'money',
    source: 'assumption',
  }),
});

type Channel = z.output<typeof channel>;

const schema = z.record(z.string().min(1).max(40), channel);

/** Messages to many: livestream, short video, ads, cold outreach, or posts in the group. Little trust each, paid per person reached. */
export const channels = mechanism({
  id: 'channels',
  name: { en: 'Channels', zh: '渠道' },
  does: {
    en: 'messages reach random people, in public or in the group',
    zh: '信息随机触达人群，或在公域，或在群内',
  },
  reason: { en: 'Constant between phases.', zh: '同一时期内恒定。' },
  part: 'ip',
  sources: ['channel'],
  schema,
  firstUse: { livestream: {} },
  separable: (configs) =>
    severalNames(configs).map((name) => ({
      kind: 'channel',
      path: name,
      name,
      without: (config) => withoutName(config, name),
    })),
  leftAlone: (config) =>
    Object.fromEntries(byName(config).map(([name, one]) => [name, { ...one, reach: 0 }])),
  examples: {
    busy: { video: { reach: '5 %', remind: 0.01, annoyance: 0.01, costPerReach: 0.07 } },
    idle: { video: { touch: 0 } },
  },
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
    const addImpulse = () => {
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
    addImpulse();
    return {
      configure(next: typeof initial) {
        config = next;
        addImpulse();
      },
      today() {
        const entries = byName(config);
        // The audience of a group is the group at the end of yesterday.
        if (entries.some(([, { audience }]) => audience === 'community')) addImpulse();
        for (const [, one] of entries) {
          const item = one.audience === 'public' ? 'channels' : 'communityChannels';
          world.ledger.book(item, reachedBy(one) * one.costPerReach);
        }
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
