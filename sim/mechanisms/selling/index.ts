import { z } from 'zod';
import { STAGE_COUNT, toUnits } from '../../stages/index.ts';
import { log } from '../../random/index.ts';
import { byStage, field, hazard, money, perStage, share, zeroOnEveryStage } from '../field.ts';
import { mechanism } from '../mechanism.ts';
import { beginsMonth } from '../month.ts';
import { Occasions } from '../occasions.ts';
import { Weariness } from './weariness.ts';

const schema = z.strictObject({
  offers: perStage(
    hazard,
    { member: 0.2, fan: 0.2, superfan: 0.2, partner: 0.2, shareholder: 0.2 },
    {
      label: { en: 'offers', zh: '推销' },
      help: {
        en: 'Sales offers per day pushed to a person on this stage.',
        zh: '每天向处于该阶段的每个人推销的次数。',
      },
      unit: 'perDay',
      source: 'leeks, relationship-first, grab-or-nurture; assumption',
    },
  ),
  taken: perStage(
    share,
    { acquaintance: 0.005, member: 0.02, fan: 0.04, superfan: 0.06, partner: 0.06, shareholder: 0.08 },
    {
      label: { en: 'offers taken', zh: '成交率' },
      help: {
        en: 'Probability that a person on this stage accepts an offer they can still afford.',
        zh: '处于该阶段的人在还付得起时接受一次推销的概率。',
      },
      unit: 'share',
      source: 'relationship-first; assumption',
    },
  ),
  price: perStage(
    () => money(),
    {
      stranger: 50,
      acquaintance: 50,
      member: 50,
      fan: 50,
      superfan: 50,
      partner: 50,
      shareholder: 50,
      lapsed: 50,
      wary: 50,
    },
    {
      label: { en: 'price of an offer', zh: '推销的价格' },
      help: {
        en: 'What a person on this stage pays for an accepted offer.',
        zh: '处于该阶段的人为接受的推销支付的金额。',
      },
      unit: 'money',
      source: 'assumption',
    },
  ),
  goods: field(money().default(30), {
    label: { en: 'cost of what is sold', zh: '所售之物的成本' },
    help: { en: 'Cost of each accepted offer.', zh: '每成交一次所付的费用。' },
    unit: 'money',
    source: 'assumption',
  }),
  wallet: field(money().nullable().default(200), {
    label: { en: 'what people can spend', zh: '个人购买预算' },
    help: {
      en: 'Amount that a person of average income can spend on offers in 30 days; empty = no limit.',
      zh: '收入平均者 30 天内可用于推销商品的金额；留空表示没有上限。',
    },
    unit: 'moneyPerMonth',
    source: 'leeks; assumption',
  }),
  doubt: field(hazard().default(0.002), {
    label: { en: 'doubt at once', zh: '当时的疑虑' },
    help: { en: 'Doubt from one offer on the same day.', zh: '一次推销当天带来的疑虑。' },
    unit: 'hazard',
    source: {
      en: 'Huang, Reiley & Riabov 2018 (direction); assumption',
      zh: 'Huang, Reiley & Riabov 2018（方向）; assumption',
    },
  }),
  weariness: field(share().default(0.006), {
    label: { en: 'doubt later', zh: '日后的疑虑' },
    help: {
      en: 'Total doubt from one offer on the days after it, as people grow weary. Newcomers start without weariness.',
      zh: '一次推销在此后的日子里总共带来的疑虑，即日渐厌倦。新来者从零开始。',
    },
    unit: 'hazard',
    source: {
      en: 'Huang, Reiley & Riabov 2018 (three times the first month); assumption',
      zh: 'Huang, Reiley & Riabov 2018（长期为首月的三倍）; assumption',
    },
  }),
  wearinessDays: field(z.number().min(1).max(10_000).default(120), {
    label: { en: 'weariness takes', zh: '厌倦的时间' },
    help: {
      en: 'Mean delay of that later doubt; after about three times as many days the full effect has appeared.',
      zh: '一次推销日后显现的平均天数；约三倍的天数后效果才完全显现。',
    },
    unit: 'days',
    source: {
      en: 'Huang, Reiley & Riabov 2018 (over a year to the full effect); assumption',
      zh: 'Huang, Reiley & Riabov 2018（一年多才完全显现）; assumption',
    },
  }),
  sensitivity: perStage(
    () => z.number().min(0).max(5),
    { stranger: 1, acquaintance: 1, member: 1, fan: 0.7, superfan: 0.5, partner: 0.4, shareholder: 0.3 },
    {
      label: { en: 'sensitivity to selling', zh: '对推销的敏感' },
      help: {
        en: 'Multiplies the doubt of an offer for a person on this stage.',
        zh: '推销带来的疑虑对处于该阶段的人有多大作用。',
      },
      unit: 'factor',
      source: 'relationship-first; assumption',
    },
  ),
});

type Config = z.output<typeof schema>;

/** Offers pushed in the group: revenue now, doubt now and, slowly, more doubt. */
export const selling = mechanism({
  id: 'selling',
  name: { en: 'Selling', zh: '推销' },
  does: { en: 'offers in the group bring money now and doubt later', zh: '群内推销先带来收入，后带来疑虑' },
  reason: {
    en: 'Today’s offers, and the delayed effect of earlier ones.',
    zh: '今天的推销，加上以往推销的滞后影响。',
  },
  part: 'sharing',
  sources: ['selling'],
  schema,
  bytesPerPerson: 80, // 70 measured
  leftAlone: (config) => ({ ...config, offers: zeroOnEveryStage() }),
  examples: {
    busy: {
      offers: { acquaintance: 2, member: 2, fan: 2 },
      doubt: 0.01,
      weariness: 0.05,
      wearinessDays: 10,
    },
    idle: { offers: zeroOnEveryStage() },
  },
  start(initial, world) {
    let config = initial;
    let prices = byStage(config.price);
    let sensitivity = byStage(config.sensitivity);
    const taking = new Occasions(world, 'offer taken', takenRates(config));
    const weariness = new Weariness(world, byStage(config.offers), config.weariness);
    /** What each person spent in these 30 days. */
    const spent = new Float64Array(world.people);

    const annoy = () => {
      const offers = byStage(config.offers);
      for (let stage = 0; stage < STAGE_COUNT; stage++) {
        world.doubt.setCommon('selling', stage, sensitivity[stage] * config.doubt * offers[stage]);
      }
    };
    const take = (person: number) => {
      const price = prices[world.stage[person]];
      if (config.wallet !== null) {
        if (spent[person] + price > config.wallet * world.income.of(person)) return;
        spent[person] += price;
      }
      world.ledger.count('offersTaken');
      world.ledger.book('offers', price);
      world.ledger.book('offerCosts', config.goods);
      world.ledger.acts.order(person, price, config.goods);
    };
    annoy();

    return {
      configure(next: Config) {
        config = next;
        prices = byStage(config.price);
        sensitivity = byStage(config.sensitivity);
        taking.setRates(takenRates(config));
        weariness.configure(byStage(config.offers), config.weariness);
        annoy();
      },
      today(day) {
        if (beginsMonth(day)) spent.fill(0);
        taking.each(day, take);
        weariness.each(day, config.wearinessDays, (person, hazard) => {
          // A drop with probability h·ψ: the hazard −ln(1 − hψ) fills the bucket with exactly that probability.
          const felt = -log(1 - hazard * sensitivity[world.stage[person]]);
          world.doubt.addImpulse('selling', person, toUnits(felt));
        });
      },
      moved(person, from, to, day) {
        taking.moved(person, from, to, day);
        weariness.moved(person, from, to, day);
      },
    };
  },
});

/** Offers a day that a person would take with a full wallet, by stage. */
function takenRates(config: Config): number[] {
  const taken = byStage(config.taken);
  return byStage(config.offers).map((offers, stage) => offers * taken[stage]);
}
