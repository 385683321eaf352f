import { z } from 'zod';
import { MEMBER, RANK, STAGE_COUNT, toUnits, isInside } from '../../stages/index.ts';
import type { World } from '../../world/index.ts';
import { byStage, field, hazard, money, perStage, share } from '../field.ts';
import { mechanism } from '../mechanism.ts';
import { Occasions } from '../occasions.ts';

const schema = z.strictObject({
  earned: perStage(
    () => money(),
    { member: 0.1, fan: 0.2, superfan: 0.3, partner: 0.4, shareholder: 0.4 },
    {
      label: { en: 'points earned', zh: '每天所得积分' },
      help: {
        en: 'Points that a member on this stage earns per day, at face value; higher stages earn more. People who leave lose their points.',
        zh: '处于该阶段的成员每天所得积分，按面值折成货币；等级越高所得越多。离开者失去手中积分。',
      },
      unit: 'moneyPerDay',
      source: 'identity-and-points; assumption',
    },
    RANK[MEMBER],
  ),
  worth: field(share().default(1), {
    label: { en: 'what points are worth', zh: '积分折价' },
    help: {
      en: 'Share of the face value that is paid out; a phase that lowers it devalues all points held.',
      zh: '兑付面值的比例；某个时期将其调低，即让人们手中的积分贬值。',
    },
    unit: 'share',
    source: 'identity-and-points; assumption',
  }),
  redeemEvery: field(z.number().min(1).max(36_500).default(60), {
    label: { en: 'days between redemptions', zh: '兑换间隔' },
    help: {
      en: 'Mean number of days after which a member redeems all points held.',
      zh: '成员平均隔多少天兑换手中的全部积分。',
    },
    unit: 'days',
    source: 'assumption',
  }),
  trust: field(hazard().default(0.02), {
    label: { en: 'trust from redeeming', zh: '兑换带来的信任' },
    help: {
      en: 'Trust from redeeming as the amount grows without limit; 0 = no effect.',
      zh: '兑换无限多积分所带来的信任；0 表示积分不赢得人心。',
    },
    unit: 'hazard',
    source: 'identity-and-points; assumption',
  }),
  half: field(money(0.01).default(10), {
    label: { en: 'half-effect amount', zh: '半效金额' },
    help: {
      en: 'Amount redeemed or lost at once that has half of the largest effect.',
      zh: '一次兑换或损失的金额为此数时，达到最大作用的一半。',
    },
    unit: 'money',
    source: 'assumption',
  }),
  mark: perStage(
    hazard,
    { member: 0.0005, fan: 0.0005, superfan: 0.0005, partner: 0.0005 },
    {
      label: { en: 'trust from a mark', zh: '身份标识带来的信任' },
      help: {
        en: 'Trust per day for people who wear the mark of this stage; 0 = marks have no effect.',
        zh: '每天给佩戴该阶段身份标识的人带来的信任；0 表示标识不赢得人心。',
      },
      unit: 'perDay',
      source: 'identity-and-points; assumption',
    },
    RANK[MEMBER],
  ),
  markCost: field(money().default(2), {
    label: { en: 'cost of a mark', zh: '标识的成本' },
    help: {
      en: 'Paid on each promotion to member or above: badge, card, welcome gift.',
      zh: '每次升至成员及以上时支付：徽章、会员卡、见面礼。',
    },
    unit: 'money',
    source: 'assumption',
  }),
  devaluation: field(hazard().default(0.1), {
    label: { en: 'doubt from devaluation', zh: '贬值带来的疑虑' },
    help: {
      en: 'Doubt for a member whose points lose value, as the loss grows without limit; 0 = no effect.',
      zh: '手中积分一次损失无限多的成员产生的疑虑；0 表示无人介意。',
    },
    unit: 'hazard',
    source: 'identity-and-points; assumption',
  }),
});

type Config = z.output<typeof schema>;

/** Marks of identity, and points that members earn by staying, redeem from time to time, and may see devalued. */
export const points = mechanism({
  id: 'points',
  name: { en: 'Points and marks', zh: '积分与标识' },
  does: {
    en: 'members wear marks and redeem points; devaluing points causes doubt',
    zh: '成员佩戴标识、兑换积分；积分贬值则生疑虑',
  },
  reason: {
    en: 'Marks depend on the stage, points on yesterday’s balance.',
    zh: '标识取决于阶段，积分取决于昨天的余额。',
  },
  part: 'community',
  sources: ['points'],
  schema,
  examples: {
    busy: { earned: { member: 3.33 }, redeemEvery: 7, trust: 0.5, markCost: 1.11 },
    idle: { trust: 0, mark: { member: 0, fan: 0, superfan: 0, partner: 0, shareholder: 0 } },
  },
  start(initial, world) {
    let config = initial;
    let devaluedFrom: number | null = null;
    const balances = new Balances(world, byStage(config.earned));
    const redeeming = new Occasions(world, 'redeems points', redemptionRates(config));
    const effect = (amount: number) => amount / (amount + config.half);

    const redeem = (person: number) => {
      const amount = balances.take(person) * config.worth;
      if (amount === 0) return;
      world.ledger.count('redemptions');
      world.ledger.book('points', amount);
      world.trust.addImpulse('points', person, toUnits(config.trust * effect(amount)));
    };
    const wearMarks = () => {
      byStage(config.mark).forEach((rate, stage) => {
        if (isInside(stage)) world.trust.setCommon('points', stage, rate);
      });
    };
    wearMarks();

    return {
      configure(next: Config) {
        if (next.worth < config.worth) devaluedFrom = config.worth;
        config = next;
        balances.setRates(byStage(config.earned));
        redeeming.setRates(redemptionRates(config));
        wearMarks();
      },
      today(day) {
        balances.through = day - 1;
        if (devaluedFrom !== null) {
          const lost = devaluedFrom - config.worth;
          devaluedFrom = null;
          balances.each((person, held) => {
            world.doubt.addImpulse('points', person, toUnits(config.devaluation * effect(held * lost)));
          });
        }
        redeeming.each(day, redeem);
        balances.through = day;
      },
      moved(person, from, to, day) {
        balances.moved(person, from, to, day);
        redeeming.moved(person, from, to, day);
        const promoted = RANK[to] > RANK[from] && isInside(to);
        if (promoted && day > 0) world.ledger.book('points', config.markCost);
      },
    };
  },
});

/** Redemptions a day; only members and above have anything to redeem. */
function redemptionRates({ redeemEvery }: Config): number[] {
  return Array.from({ length: STAGE_COUNT }, (_, stage) => (isInside(stage) ? 1 / redeemEvery : 0));
}

/** Points of each person at face value: the last balance plus what was earned since. */
class Balances {
  readonly #world: World;
  #rates: readonly number[];
  readonly #held: Float64Array;
  readonly #since: Uint16Array;
  /** Day through which points have been earned. */
  through = 0;

  constructor(world: World, rates: readonly number[]) {
    this.#world = world;
    this.#rates = rates;
    this.#held = new Float64Array(world.people);
    this.#since = new Uint16Array(world.people);
  }

  setRates(rates: readonly number[]): void {
    if (rates.every((rate, stage) => rate === this.#rates[stage])) return;
    for (let person = 0; person < this.#world.people; person++) this.#settle(person);
    this.#rates = rates;
  }

  /** Takes all that a person holds. */
  take(person: number): number {
    this.#settle(person);
    const held = this.#held[person];
    this.#held[person] = 0;
    return held;
  }

  /** Visits everyone who holds anything. */
  each(visit: (person: number, held: number) => void): void {
    for (let person = 0; person < this.#world.people; person++) {
      this.#settle(person);
      if (this.#held[person] > 0) visit(person, this.#held[person]);
    }
  }

  /** People who leave lose their points. */
  moved(person: number, from: number, to: number, day: number): void {
    this.#add(person, from, day);
    if (RANK[to] < RANK[MEMBER]) this.#held[person] = 0;
  }

  #settle(person: number): void {
    this.#add(person, this.#world.stage[person], this.through);
  }

  #add(person: number, stage: number, through: number): void {
    if (isInside(stage)) {
      this.#held[person] += this.#rates[stage] * (through - this.#since[person]);
    }
    this.#since[person] = through;
  }
}
