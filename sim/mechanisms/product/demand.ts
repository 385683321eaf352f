import { z } from 'zod';
import { STAGE_COUNT } from '../../stages/index.ts';
import { pow } from '../../random/index.ts';
import type { Trait } from '../../world/index.ts';
import { byStage, field, money, perStage } from '../field.ts';

/** Upper bound of the factor by which a low price raises purchases. */
const MAX_DEMAND = 10;
/** Upper bound of the elasticity of people with almost no income, to stay finite. */
const MAX_ELASTICITY = 1000;

/** How the price changes demand. */
export const demandSchema = z
  .strictObject({
    elasticity: field(z.number().min(0).max(10).default(0), {
      label: { en: 'price elasticity', zh: '价格弹性' },
      help: {
        en: 'Percentage by which purchases fall if the price rises by one per cent; 0 = the price has no effect.',
        zh: '价格提高百分之一时，购买减少百分之几；0 表示价格不影响购买。',
      },
      unit: 'none',
      source: {
        en: 'tiers; Tellis 1988 (1.8); Bijmolt, van Heerde & Pieters 2005 (2.6, both of brands); assumption',
        zh: 'tiers; Tellis 1988（1.8）; Bijmolt, van Heerde & Pieters 2005（2.6，均指品牌）; assumption',
      },
    }),
    reference: field(money(0.01).default(100), {
      label: { en: 'reference price', zh: '参考价' },
      help: {
        en: 'Price at which the number of purchases equals `purchases`.',
        zh: '在此价格下，人们按 `purchases` 所设的频率购买。',
      },
      unit: 'money',
      source: 'tiers; assumption',
    }),
    incomeSoftens: field(z.number().min(0).max(2).default(1), {
      label: { en: 'income softens', zh: '收入的缓冲' },
      help: {
        en: 'A person’s elasticity is divided by income^(this): 0 = the same for rich and poor, 1 = twice the income means half the elasticity.',
        zh: '个人的弹性除以 收入^(此值)：0 表示贫富相同，1 表示收入加倍则弹性减半。',
      },
      unit: 'none',
      source: 'assumption',
    }),
  })
  .prefault({});

type Demand = z.output<typeof demandSchema>;

const PRICED = { stranger: 100, acquaintance: 100, member: 100, fan: 100, superfan: 100 } as const;

/** What people on each stage pay. */
export const priceSchema = perStage(
  () => money(),
  { ...PRICED, partner: 100, shareholder: 100, lapsed: 100, wary: 100 },
  {
    label: { en: 'price', zh: '价格' },
    help: {
      en: 'What a person on this stage pays per purchase. `demand` says how the price changes the number of purchases.',
      zh: '处于该阶段的人每次购买支付的金额。它如何改变购买次数，见 `demand`。',
    },
    unit: 'money',
    source: 'tiers; assumption',
  },
);

/**
 * Purchases a day, [level of income × stage] or [stage] where incomes are equal: those of the reference price p₀ times
 * (p/p₀)^(−ε/y^s). At the reference price everybody buys as the scenario says, whatever the elasticity.
 */
export function purchaseRates(
  config: { purchases: Parameters<typeof byStage>[0]; price: Parameters<typeof byStage>[0]; demand: Demand },
  income: Trait,
): Float64Array {
  const purchases = byStage(config.purchases);
  const prices = byStage(config.price);
  const { elasticity, reference, incomeSoftens } = config.demand;
  const levels = income.code.length === 0 ? [1] : income.levels;
  const rates = new Float64Array(levels.length * STAGE_COUNT);
  levels.forEach((level, k) => {
    const own = Math.min(MAX_ELASTICITY, elasticity / pow(level, incomeSoftens));
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      const times = Math.min(MAX_DEMAND, pow(prices[stage] / reference, -own));
      rates[k * STAGE_COUNT + stage] = purchases[stage] * times;
    }
  });
  return rates;
}
