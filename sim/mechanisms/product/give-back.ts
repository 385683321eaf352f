import { z } from 'zod';
import { STAGE_COUNT, isInside } from '../../stages/index.ts';
import type { World } from '../../world/index.ts';
import { field, hazard, money, share } from '../field.ts';

/** A cap on the margin; the rest is returned to members. */
export const giveBackSchema = z
  .strictObject({
    marginCap: field(share().nullable().default(null), {
      label: { en: 'margin cap', zh: '利润率上限' },
      help: {
        en: 'Largest margin kept, as a share of sales; the rest is returned to members. Empty = everything is kept.',
        zh: '销售额中留作利润的最大比例，超出部分返还成员。留空表示全部留下。',
      },
      unit: 'share',
      source: { en: 'give-back (Xiaomi promised 0.05)', zh: 'give-back（小米承诺 0.05）' },
    }),
    trust: field(hazard().default(0), {
      label: { en: 'trust from giving back', zh: '返还带来的信任' },
      help: {
        en: 'Trust per day for everybody at member or above as the returned amount grows without limit; 0 = no effect.',
        zh: '返还无限多时，每天给成员及以上者带来的信任；0 表示返还不赢得人心。',
      },
      unit: 'perDay',
      source: 'give-back; assumption',
    }),
    half: field(money(0.01).default(20), {
      label: { en: 'half-effect return', zh: '半效返还额' },
      help: {
        en: 'Amount returned per member in 30 days that has half of the largest effect.',
        zh: '每位成员 30 天内获返此数时，达到最大作用的一半。',
      },
      unit: 'moneyPerMonth',
      source: 'assumption',
    }),
  })
  .prefault({});

type Config = z.output<typeof giveBackSchema>;

const MONTH = 30;

/**
 * Margin above the cap, returned day by day. Sales and profit count from the day on which there is a cap: a day of losses is
 * made up for before anything is returned again.
 */
export class GiveBack {
  readonly #world: World;
  #sales = 0;
  #profit = 0;
  #returned = 0;
  /** Returned yesterday. */
  #last = 0;

  constructor(world: World) {
    this.#world = world;
  }

  /** Adds the trust of yesterday's return for current members. */
  addImpulse({ trust, half }: Config): void {
    const { count, trust: into } = this.#world;
    let members = 0;
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      if (isInside(stage)) members += count[stage];
    }
    const each = members === 0 ? 0 : (MONTH * this.#last) / members;
    for (let stage = 0; stage < STAGE_COUNT; stage++) {
      if (isInside(stage)) into.setCommon('giveBack', stage, (trust * each) / (each + half));
    }
  }

  /** Ends a day of sales and the profit made on them. */
  settle(sales: number, profit: number, { marginCap }: Config): void {
    this.#last = 0;
    if (marginCap === null) {
      this.#sales = this.#profit = this.#returned = 0;
      return;
    }
    this.#sales += sales;
    this.#profit += profit;
    const due = this.#profit - marginCap * this.#sales - this.#returned;
    if (due <= 0) return;
    this.#returned += due;
    this.#last = due;
    this.#world.ledger.book('giveBack', due);
  }
}
