import { z } from 'zod';
import { RANK, STAGE_COUNT, stageIndex, toUnits } from '../../stages/index.ts';
import { Stream } from '../../random/index.ts';
import { escalation, Contacts, LONGEST_RUN } from './contacts.ts';
import { demandSchema, priceSchema, purchaseRates } from './demand.ts';
import { byStage, field, hazard, money, perStage, share, zeroOnEveryStage } from '../field.ts';
import { GiveBack, giveBackSchema } from './give-back.ts';
import { mechanism } from '../mechanism.ts';
import { Occasions } from '../occasions.ts';
import { Quality } from './quality.ts';
import { knowsReseller, resellersSchema } from './resellers.ts';
import { Stock, stockSchema } from './stock.ts';

const FAN_RANK = RANK[stageIndex('fan')];

const coCreation = z.strictObject({
  rate: field(z.number().min(0).max(1000).default(0), {
    label: { en: 'learning from fans', zh: '向粉丝学习' },
    help: {
      en: 'Fraction of the remaining distance to the best quality gained per day with 1,000 fans; 0 = the product stays as it is.',
      zh: '有 1,000 位粉丝时，当天走完距最佳品质剩余路程的比例；0 表示产品不变。',
    },
    unit: 'perDay',
    source: 'co-creation; assumption',
  }),
  best: field(share().default(0.01), {
    label: { en: 'best quality', zh: '最佳品质' },
    help: {
      en: 'Share of bad contacts that remains for fans after unlimited feedback.',
      zh: '反馈无限多之后，粉丝仍会遇到的糟糕接触的比例。',
    },
    unit: 'share',
    source: 'assumption',
  }),
  forOthers: field(z.number().min(-1).max(1).default(0.5), {
    label: { en: 'good for others too', zh: '对其他人的作用' },
    help: {
      en: 'Improvement for people below fan, as a multiple of that for fans: 1 = the same, 0 = none, below 0 = their contacts get worse.',
      zh: '粉丝所得的改善中，粉丝以下的人得到多少：1 表示同样多，0 表示没有，负数表示反而变差。',
    },
    unit: 'factor',
    source: 'co-creation; assumption',
  }),
  cost: field(money().default(500), {
    label: { en: 'development', zh: '研发投入' },
    help: {
      en: 'Paid on every day on which the product learns from fans.',
      zh: '产品向粉丝学习期间，每天的费用。',
    },
    unit: 'moneyPerDay',
    source: 'assumption',
  }),
});

const schema = z.strictObject({
  purchases: perStage(
    hazard,
    {
      acquaintance: 0.003,
      member: 0.01,
      fan: 0.02,
      superfan: 0.04,
      partner: 0.04,
      shareholder: 0.04,
    },
    {
      label: { en: 'purchases', zh: '购买' },
      help: {
        en: 'Purchases per day by a person on this stage.',
        zh: '处于该阶段的人每天购买的次数。',
      },
      unit: 'perDay',
      source: 'bad-product; assumption',
    },
  ),
  price: priceSchema,
  demand: demandSchema,
  stock: stockSchema,
  resellers: resellersSchema,
  giveBack: giveBackSchema,
  goods: field(money().default(60), {
    label: { en: 'cost of one purchase', zh: '每次购买的成本' },
    help: { en: 'Cost of making and delivering one purchase.', zh: '生产与交付的费用。' },
    unit: 'money',
    source: 'assumption',
  }),
  badShare: field(share().default(0.05), {
    label: { en: 'bad contacts', zh: '糟糕接触的比例' },
    help: {
      en: 'Share of purchases that are bad experiences, at the start. A phase can set it again.',
      zh: '起初，购买体验糟糕的比例。可在时期中重新设定。',
    },
    unit: 'share',
    source: 'bad-product, touchpoints; assumption',
  }),
  autocorrelation: field(share().default(0), {
    label: { en: 'bad ones come in runs', zh: '糟糕接触接连出现' },
    help: {
      en: 'Autocorrelation of consecutive contacts at the same share of bad ones: 0 = independent, 1 = all the same.',
      zh: '糟糕比例不变时，前后两次接触的相关：0 表示各自独立，1 表示次次相同。',
    },
    unit: 'share',
    source: 'touchpoints; assumption',
  }),
  trust: field(hazard().default(0.05), {
    label: { en: 'trust from a good contact', zh: '良好接触带来的信任' },
    help: { en: 'Trust from one good contact.', zh: '一次良好接触带来的信任。' },
    unit: 'hazard',
    source: 'assumption',
  }),
  delight: field(share().default(0), {
    label: { en: 'delight', zh: '惊喜' },
    help: {
      en: 'Probability that a good purchase sets its buyer talking, for `wordOfMouth.otherDays`; 0 = quality makes nobody talk. Without effect where `wordOfMouth.idle` is empty.',
      zh: '买到好货后愿意向人谈起的概率，谈论持续 `wordOfMouth.otherDays` 天；0 表示品质不引起谈论。`wordOfMouth.idle` 留空时不起作用。',
    },
    unit: 'share',
    source: 'assumption',
  }),
  doubt: field(hazard().default(0.1), {
    label: { en: 'doubt from a bad contact', zh: '糟糕接触带来的疑虑' },
    help: {
      en: 'Doubt from one bad contact after a good one.',
      zh: '良好接触之后的一次糟糕接触带来的疑虑。',
    },
    unit: 'hazard',
    source: 'assumption',
  }),
  escalation: field(z.number().min(0).max(10).default(1), {
    label: { en: 'anger in a run', zh: '接连糟糕时的恼怒' },
    help: {
      en: 'How much more each further bad contact in a row counts: 0 = all count the same, 1 = the third counts three times.',
      zh: '接连糟糕时，每多一次增加多少分量：0 表示次次相同，1 表示第三次按三倍计。',
    },
    unit: 'factor',
    source: 'touchpoints; assumption',
  }),
  escalationUpTo: field(z.number().int().min(1).max(LONGEST_RUN).default(5), {
    label: { en: 'anger grows up to', zh: '恼怒增长至' },
    help: {
      en: 'Number of bad contacts in a row from which escalation stops.',
      zh: '接连糟糕达到此次数后，恼怒不再增长。',
    },
    unit: 'none',
    source: 'assumption',
  }),
  coCreation: coCreation.prefault({}),
});

/** A person who wants to buy today, and their number of earlier purchases. */
interface Buyer {
  readonly person: number;
  readonly n: number;
}

/** Purchases, each a good or bad contact: good ones bring trust, bad ones doubt, and runs of bad ones more doubt. */
export const product = mechanism({
  id: 'product',
  name: { en: 'Product', zh: '产品' },
  does: {
    en: 'people buy; good purchases bring trust, bad ones doubt',
    zh: '人们购买；好的体验增加信任，糟糕的体验增加疑虑',
  },
  reason: { en: 'Each purchase affects only its buyer.', zh: '每次购买只影响购买者本人。' },
  part: 'ip',
  sources: ['product', 'giveBack'],
  schema,
  bytesPerPerson: 64, // 49 measured
  examples: {
    busy: {
      purchases: { acquaintance: 0.3, member: 0.3 },
      badShare: 0.3,
      price: { member: 9.99 },
      goods: 3.33,
      demand: { elasticity: 1, reference: 20 },
      stock: { units: 40, everyDays: 5, doubt: 0.1 },
      resellers: { commission: 0.1, from: 'fan', lift: 0.5 },
      giveBack: { marginCap: 0.05, trust: 0.01 },
    },
    idle: { purchases: zeroOnEveryStage() },
  },
  start(initial, world) {
    let config = initial;
    let prices = byStage(config.price);
    const { income, ledger } = world;
    const buying = new Occasions(world, 'purchase', purchaseRates(config, income), income.code);
    const contacts = new Contacts(world);
    const quality = new Quality(config.badShare);
    const stock = new Stock();
    const giveBack = new GiveBack(world);
    const more = new Stream(world.key, 'one more of a reseller');
    const queue = new Stream(world.key, 'place in the queue');
    const delights = new Stream(world.key, 'delight');
    let sales = 0;
    let profit = 0;

    const meet = (person: number, n: number) => {
      const fan = RANK[world.stage[person]] >= FAN_RANK;
      const badShare = quality.badShare(fan, config.coCreation);
      const run = contacts.meet(person, n, badShare, config.autocorrelation);
      if (run === 0) {
        world.trust.addImpulse('product', person, toUnits(config.trust));
        if (config.delight > 0 && delights.uniform(person, n) < config.delight) world.delighted.add(person);
        return;
      }
      const times = escalation(run, config.escalation, config.escalationUpTo);
      world.doubt.addImpulse('product', person, toUnits(config.doubt * times));
      ledger.count('badPurchases');
    };
    const buy = ({ person, n }: Buyer) => {
      const price = prices[world.stage[person]];
      const { commission, from, lift, halfCommission } = config.resellers;
      const resold = commission > 0 && knowsReseller(world, person, from);
      const paid = resold ? price * commission : 0;
      const tempted = resold && lift > 0 && more.uniform(person, n) < (lift * paid) / (paid + halfCommission);
      const units = stock.take(tempted ? 2 : 1);
      if (units === 0) {
        ledger.count('soldOut');
        world.doubt.addImpulse('product', person, toUnits(config.stock.doubt));
        return;
      }
      meet(person, n);
      ledger.count('purchases', units);
      ledger.book('purchases', units * price);
      ledger.book('goods', units * config.goods);
      if (resold) ledger.book('commissions', units * paid);
      ledger.acts.order(person, units * price, units * (config.goods + paid));
      sales += units * price;
      profit += units * (price - config.goods - paid);
    };
    /** In order of number; where stock may run out, in a random order keyed by purchase. */
    const serve = (buyers: Buyer[]) => {
      if (stock.left >= 2 * buyers.length) {
        for (const buyer of buyers) buy(buyer);
        return;
      }
      const places = buyers.map((buyer) => ({ buyer, at: queue.word(buyer.person, buyer.n) }));
      places.sort((a, b) => a.at - b.at || a.buyer.person - b.buyer.person || a.buyer.n - b.buyer.n);
      for (const { buyer } of places) buy(buyer);
    };

    return {
      configure(next: typeof initial) {
        config = next;
        prices = byStage(config.price);
        buying.setRates(purchaseRates(config, income));
        quality.configure(config.badShare);
      },
      today(day) {
        let fans = 0;
        for (let stage = 0; stage < STAGE_COUNT; stage++) {
          if (RANK[stage] >= FAN_RANK) fans += world.count[stage];
        }
        quality.newDay(fans, config.coCreation);
        stock.newDay(day, config.stock);
        giveBack.addImpulse(config.giveBack);
        const development = config.coCreation.rate > 0 ? config.coCreation.cost : 0;
        ledger.book('development', development);
        sales = 0;
        profit = -development;
        const buyers: Buyer[] = [];
        buying.each(day, (person, n) => buyers.push({ person, n }));
        serve(buyers);
        giveBack.settle(sales, profit, config.giveBack);
      },
      moved: (person, from, to, day) => buying.moved(person, from, to, day),
    };
  },
});
