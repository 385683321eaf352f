import type { Payment } from '../world/index.ts';
import { discountOf } from './discount.ts';
import { cohortOf, MONTH_DAYS } from './cohorts.ts';

/** Months since joining for which the money of a cohort is kept apart; what comes later counts to none. */
export const LTV_MONTHS = 36;
/** Days within which a second purchase counts as a repeat. */
export const REPEAT_WITHIN = [30, 90] as const;

/** Who ordered what, over a run. */
export interface OrderRecord {
  /** [day] orders: purchases and offers taken; what was paid for them, in units of currency. */
  readonly orders: Int32Array;
  readonly gmv: Float64Array;
  /** [within] people whose first order is at least so old at the end; those of them who ordered again within it. */
  readonly buyers: Int32Array;
  readonly repeated: Int32Array;
  /**
   * [cohort × month since joining] margin of people from joining on, discounted to the day of joining: purchases, offers and fees
   * less goods and commissions, in units of currency. What is given back belongs to nobody in particular, and is not in it.
   */
  readonly margin: Float64Array;
}

const NEVER = -1;

/** Follows orders day by day. Columns by person are made at the first order; `people` is how many there may be. */
export class OrderTracker {
  readonly #days: number;
  readonly #people: number;
  readonly #discountPerYear: number;
  readonly #orders: Int32Array;
  readonly #gmv: Float64Array;
  readonly #margin: Float64Array;
  readonly #buyers = new Int32Array(REPEAT_WITHIN.length);
  readonly #repeated = new Int32Array(REPEAT_WITHIN.length);
  /** Day of a person's first order; whether they have ordered again. */
  #first = new Int32Array(0);
  #again = new Uint8Array(0);

  constructor(days: number, people: number, discountPerYear: number) {
    this.#days = days;
    this.#people = people;
    this.#discountPerYear = discountPerYear;
    this.#orders = new Int32Array(days + 1);
    this.#gmv = new Float64Array(days + 1);
    this.#margin = new Float64Array((cohortOf(days) + 1) * LTV_MONTHS);
  }

  /** Takes in a day; `joinedOn` is the day on which a person first joined, negative for who has not. */
  see(
    day: number,
    orders: readonly Payment[],
    fees: readonly Payment[],
    joinedOn: (person: number) => number,
  ): void {
    for (const order of orders) {
      this.#orders[day]++;
      this.#gmv[day] += order.revenue;
      this.#repeat(day, order.person);
      this.#earn(day, order, joinedOn(order.person));
    }
    for (const fee of fees) this.#earn(day, fee, joinedOn(fee.person));
  }

  finish(): OrderRecord {
    return {
      orders: this.#orders,
      gmv: this.#gmv,
      buyers: this.#buyers,
      repeated: this.#repeated,
      margin: this.#margin,
    };
  }

  #repeat(day: number, person: number): void {
    if (this.#first.length === 0) {
      this.#first = new Int32Array(this.#people).fill(NEVER);
      this.#again = new Uint8Array(this.#people);
    }
    const first = this.#first[person];
    if (first === NEVER) {
      this.#first[person] = day;
      REPEAT_WITHIN.forEach((within, k) => {
        if (day + within <= this.#days) this.#buyers[k]++;
      });
    } else if (this.#again[person] === 0) {
      this.#again[person] = 1;
      REPEAT_WITHIN.forEach((within, k) => {
        if (day - first <= within && first + within <= this.#days) this.#repeated[k]++;
      });
    }
  }

  #earn(day: number, { revenue, costOfSales }: Payment, joined: number): void {
    if (joined < 0) return;
    const month = Math.floor((day - joined) / MONTH_DAYS);
    if (month >= LTV_MONTHS) return;
    this.#margin[cohortOf(joined) * LTV_MONTHS + month] +=
      (revenue - costOfSales) * discountOf(this.#discountPerYear, day - joined);
  }
}
