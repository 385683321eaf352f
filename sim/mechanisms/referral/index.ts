import { z } from 'zod';
import { ACQUAINTANCE, MEMBER, RANK, STRANGER, toUnits } from '../../stages/index.ts';
import { Stream } from '../../random/index.ts';
import { NOBODY, type World } from '../../world/index.ts';
import { byStage, field, hazard, money, perStage, share, zeroOnEveryStage } from '../field.ts';
import { mechanism } from '../mechanism.ts';
import { Bonds } from './bonds.ts';
import { Payments } from './payments.ts';

/** An invitation counts as followed when the friend becomes a member within this many days (definition of the k-factor). */
const FOLLOWED_WITHIN = 30;
const TRIES_ON_MIXED = 64;

const schema = z.strictObject({
  invites: perStage(
    hazard,
    { member: 0.02, fan: 0.04, superfan: 0.06, partner: 0.06, shareholder: 0.06 },
    {
      label: { en: 'invitations', zh: '邀请' },
      help: {
        en: 'Invitations that a person on this stage sends per day without a reward.',
        zh: '没有奖励时，处于该阶段的人每天发出的邀请数。',
      },
      unit: 'perDay',
      source: 'buy-one-give-one; assumption',
    },
  ),
  trust: field(hazard().default(0.1), {
    label: { en: 'trust in an invitation', zh: '邀请带来的信任' },
    help: { en: 'Trust that one invitation gives the friend.', zh: '一次邀请给朋友带来的信任。' },
    unit: 'hazard',
    source: 'assumption',
  }),
  rewardSender: field(money().default(0), {
    label: { en: 'reward for the sender', zh: '推荐人奖励' },
    help: {
      en: 'Paid to the sender when the friend becomes a member in time.',
      zh: '朋友按期成为成员时支付。',
    },
    unit: 'money',
    source: 'buy-one-give-one',
  }),
  rewardFriend: field(money().default(0), {
    label: { en: 'reward for the friend', zh: '被推荐人奖励' },
    help: { en: 'Paid to the friend on becoming a member in time.', zh: '朋友按期成为成员时向其支付。' },
    unit: 'money',
    source: 'buy-one-give-one',
  }),
  senderLift: field(z.number().min(0).max(100).default(1), {
    label: { en: 'lift by the sender’s reward', zh: '推荐人奖励的推动' },
    help: {
      en: 'Additional invitations with the largest reward, as a multiple of those without; 0 = rewards have no effect (Ryu & Feick 2007: the size hardly matters).',
      zh: '最大奖励使邀请增加的倍数；0 表示奖励不起作用（Ryu & Feick 2007：金额大小影响甚微）。',
    },
    unit: 'factor',
    source: 'Ryu & Feick 2007; assumption',
  }),
  friendLift: field(hazard().default(0.1), {
    label: { en: 'pull of the friend’s reward', zh: '被推荐人奖励的吸引' },
    help: {
      en: 'Additional trust of an invitation with the largest reward. It does not grow with affinity, so it also attracts people who fit less well.',
      zh: '最大奖励时邀请额外带来的信任。它不随契合度增加，因此也会吸引不太契合的人。',
    },
    unit: 'hazard',
    source: 'assumption',
  }),
  halfReward: field(money(0.01).default(20), {
    label: { en: 'reward of half effect', zh: '半效奖励额' },
    help: {
      en: 'The reward that has half of the largest effect.',
      zh: '达到最大效果一半时的奖励金额。',
    },
    unit: 'money',
    source: 'assumption',
  }),
  within: field(z.number().int().min(1).max(100_000).default(30), {
    label: { en: 'rewarded within', zh: '奖励时限' },
    help: {
      en: 'Number of days after the invitation within which a join is rewarded.',
      zh: '邀请后多少天内入会可获奖励。',
    },
    unit: 'days',
    source: 'assumption',
  }),
  senderOnStrong: field(share().default(1), {
    label: { en: 'sender’s reward on strong ties', zh: '推荐人奖励对强联系的作用' },
    help: {
      en: 'Fraction of the lift by the sender’s reward that applies to strongly tied friends; 1 = the same as for weak ties, 0 = the reward prompts invitations to weak ties only.',
      zh: '推荐人奖励的推动对强联系朋友保留的比例；1 表示与弱联系相同，0 表示只促使人们邀请弱联系。',
    },
    unit: 'share',
    source: {
      en: 'Ryu & Feick 2007 (direction); assumption',
      zh: 'Ryu & Feick 2007（方向）; assumption',
    },
  }),
  friendOnWeak: field(share().default(1), {
    label: { en: 'friend’s reward on weak ties', zh: '被推荐人奖励对弱联系的作用' },
    help: {
      en: 'Fraction of the pull of the friend’s reward that applies along weak ties; 1 = the same as along strong ties.',
      zh: '被推荐人奖励的吸引沿弱联系保留的比例；1 表示与强联系相同。',
    },
    unit: 'share',
    source: {
      en: 'Ryu & Feick 2007 (direction); assumption',
      zh: 'Ryu & Feick 2007（方向）; assumption',
    },
  }),
  doubtOfReferred: field(z.number().min(0.1).max(2).default(1), {
    label: { en: 'doubt of the referred', zh: '被推荐者的疑虑' },
    help: {
      en: 'Multiplies the doubt of a referred member while the inviter is a member; 1 = no difference. One bank found lower churn (0.82), other studies did not.',
      zh: '邀请人仍是成员时，被推荐成员的疑虑按此倍数起作用；1 表示没有差别。一家银行的数据显示流失较低（0.82），其他研究没有。',
    },
    unit: 'factor',
    source: {
      en: 'Schmitt, Skiera & Van den Bulte 2011; Van den Bulte et al. 2018 (range 0.82 to 1); assumption',
      zh: 'Schmitt, Skiera & Van den Bulte 2011; Van den Bulte et al. 2018（范围 0.82 至 1）; assumption',
    },
  }),
  cap: field(z.number().int().min(0).max(1_000_000).nullable().default(null), {
    label: { en: 'rewards per sender', zh: '每位推荐人的奖励上限' },
    help: {
      en: 'Maximum number of rewards per sender, who then invites as without a reward; empty = no limit. Friends are still rewarded.',
      zh: '每位推荐人最多获得的奖励次数，此后其邀请如同没有奖励；留空表示不限。被推荐人照常获奖。',
    },
    unit: 'none',
    source: 'buy-one-give-one; assumption',
  }),
  payAfter: field(z.number().int().min(0).max(10_000).default(0), {
    label: { en: 'reward paid after', zh: '奖励延付' },
    help: {
      en: 'Days from the join to the payment; no reward is paid for people who have left by then. 0 = paid at once.',
      zh: '从入会到支付的天数；届时已离开者不产生奖励。0 表示当即支付。',
    },
    unit: 'days',
    source: 'assumption',
  }),
  fraud: field(z.number().min(0).max(0.95).default(0), {
    label: { en: 'fraud', zh: '欺诈' },
    help: {
      en: 'Share of all paid rewards that go to invented friends and bring nobody. 0 = no fraud.',
      zh: '付出的全部奖励中，落入虚构朋友的比例：钱花了，人没来。0 表示没有。',
    },
    unit: 'share',
    source: 'assumption',
  }),
});

type Config = z.output<typeof schema>;

/** Fields that hold a reward. */
const REWARDS = ['rewardSender', 'rewardFriend'] as const;

/** Members invite their friends; a reward to either side makes invitations more frequent or more tempting. */
export const referral = mechanism({
  id: 'referral',
  name: { en: 'Referral', zh: '推荐' },
  does: { en: 'members invite friends, with or without a reward', zh: '成员邀请朋友，可有奖励' },
  reason: { en: 'Invitations follow yesterday’s ties.', zh: '邀请沿昨天的联系发出。' },
  part: 'sharing',
  sources: ['invitation'],
  schema,
  bytesPerPerson: 32, // 20 measured
  /** Each reward that is ever above 0. */
  separable: (configs) =>
    REWARDS.filter((key) => configs.some((config) => config[key] > 0)).map((key) => ({
      kind: 'reward',
      path: key,
      name: key,
      without: (config) => ({ ...config, [key]: 0 }),
    })),
  examples: {
    busy: {
      rewardSender: 10.01,
      rewardFriend: 5,
      trust: 0.4,
      senderOnStrong: 0.3,
      doubtOfReferred: 0.82,
      friendOnWeak: 0.3,
      cap: 2,
      payAfter: 9,
      fraud: 0.1,
    },
    idle: { invites: zeroOnEveryStage() },
  },
  start(initial, world) {
    let config = initial;
    let rates = senderRates(config);
    let onlyInsiders = areInside(rates.plain);
    const waiting = new Stream(world.key, 'invitation');
    const choosing = new Stream(world.key, 'invited friend');
    const thinning = new Stream(world.key, 'invitation for the reward');
    /** Invitations are a Poisson process per sender: `left` is the remaining hazard until the next one. */
    const sent = new Int32Array(world.people);
    const left = new Float64Array(world.people).fill(-1);
    const received = new Map<number, { from: number; day: number }[]>();
    const payments = new Payments(world);
    const bonds = new Bonds(world, config.doubtOfReferred);

    /** Whether a sender can still earn a reward. */
    const hopes = (person: number) => config.cap === null || payments.of(person) < config.cap;

    const send = (person: number, day: number) => {
      const friend = chooseFriend(world, choosing, person, sent[person]);
      if (friend === NOBODY) return;
      const strong = isStrong(world, person, friend);
      if (strong && config.senderOnStrong < 1 && hopes(person)) {
        // Of the process with the whole lift, so many of those to strong ties are sent as with their share of it.
        const { lift } = rates;
        const kept = (1 + config.senderOnStrong * lift) / (1 + lift);
        if (thinning.uniform(person, sent[person]) >= kept) return;
      }
      world.ledger.count('invitations');
      world.ledger.acts.invitation(person);
      const pull =
        config.friendLift * effect(config.rewardFriend, config) * (strong ? 1 : config.friendOnWeak);
      const extra = pull / world.affinity.of(friend);
      world.trust.addImpulse('invitation', friend, toUnits(config.trust + extra), person);
      const list = received.get(friend);
      if (list) list.push({ from: person, day });
      else received.set(friend, [{ from: person, day }]);
    };

    return {
      configure(next: Config) {
        config = next;
        rates = senderRates(config);
        onlyInsiders = areInside(rates.plain);
        bonds.setFactor(config.doubtOfReferred);
      },
      doubtFactor: (person, stage) => bonds.factorOn(person, stage),
      today(day) {
        payments.payDue(day);
        const invite = (person: number) => {
          const own = hopes(person) ? rates.lifted : rates.plain;
          const rate = own[world.stage[person]];
          if (rate === 0) return;
          if (left[person] < 0) left[person] = waiting.exponential(person, 0);
          left[person] -= rate * world.advocacy(person);
          while (left[person] <= 0) {
            send(person, day);
            sent[person]++;
            left[person] += waiting.exponential(person, sent[person]);
          }
        };
        if (onlyInsiders) world.eachInside(invite);
        else for (let person = 0; person < world.people; person++) invite(person);
      },
      moved(person, from, to, day) {
        bonds.moved(person, from, to);
        if (to !== MEMBER || from !== ACQUAINTANCE) return;
        const invitations = received.get(person);
        if (!invitations) return;
        received.delete(person);
        world.ledger.count(
          'invitationsFollowed',
          invitations.filter((i) => day - i.day <= FOLLOWED_WITHIN).length,
        );
        const last = invitations.at(-1)!;
        if (day - last.day > config.within) return;
        bonds.join(last.from, person);
        payments.earn(last.from, person, day, config);
      },
    };
  },
});

/** Fraction of the largest effect that a reward has; saturating, because twice the reward never attracts twice the people. */
function effect(reward: number, { halfReward }: Config): number {
  return reward / (reward + halfReward);
}

/** Invitations a day by stage, without a reward and with it, and what the reward adds, in multiples. */
function senderRates(config: Config) {
  const lift = config.senderLift * effect(config.rewardSender, config);
  const plain = byStage(config.invites);
  return { plain, lift, lifted: plain.map((rate) => rate * (1 + lift)) };
}

/** On a mixed graph all ties count as strong. */
function isStrong(world: World, person: number, friend: number): boolean {
  return world.graph.mixed || world.ties.isStrong(person, friend);
}

/** Whether only people at acquaintance or above send anything. */
function areInside(rates: readonly number[]): boolean {
  return rates.every((rate, stage) => rate === 0 || RANK[stage] >= 1);
}

/** The friend to invite: of those not yet members, the one with the smallest hash of (sender, n-th invitation). */
function chooseFriend(world: World, choosing: Stream, person: number, n: number): number {
  const open = (friend: number) => world.stage[friend] === STRANGER || RANK[world.stage[friend]] === 1;
  if (world.graph.mixed) {
    for (let attempt = 0; attempt < TRIES_ON_MIXED; attempt++) {
      const friend = Math.floor(choosing.uniform(person, n, attempt) * world.people);
      if (friend !== person && open(friend)) return friend;
    }
    return NOBODY;
  }
  let chosen = NOBODY;
  let min = Infinity;
  world.ties.forEach(person, (friend) => {
    if (!open(friend)) return;
    const tieBreaker = choosing.word(person, friend, n);
    if (tieBreaker < min) {
      min = tieBreaker;
      chosen = friend;
    }
  });
  return chosen;
}
