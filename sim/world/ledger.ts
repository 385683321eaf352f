import { InputError, problem } from '../problems.ts';
import { Acts } from './acts.ts';
import type { CounterName, ItemName } from './ledger-tables.ts';
import { Places, STANDARD_TABLES, type Tables } from './tables.ts';

/** Money and counts of the current day. Money is whole cents; fractions are carried to the next booking. */
export class Ledger {
  /** Cents booked today, by item. */
  readonly cents: Float64Array;
  /** Counts of today, by counter. */
  readonly counts: Float64Array;
  /** Who ordered, paid and invited today. */
  readonly acts = new Acts();
  readonly #carry: Float64Array;
  /** Cents booked in all days under all items: what is summed of them, in any order, stays below this. */
  #total = 0;
  readonly #items: Places;
  readonly #counters: Places;

  constructor({ items, counters }: Tables = STANDARD_TABLES) {
    this.cents = new Float64Array(items.length);
    this.counts = new Float64Array(counters.length);
    this.#carry = new Float64Array(items.length);
    this.#items = new Places(items);
    this.#counters = new Places(counters);
  }

  /**
   * Books an amount in units of currency (not cents) under an item; costs and revenues are both positive. Throws InputError where
   * the sums of a run would no longer be exact to the cent.
   */
  book(item: ItemName, amount: number): void {
    const i = this.#items.of(item);
    const exact = this.#carry[i] + amount * 100;
    const whole = Math.round(exact);
    this.#carry[i] = exact - whole;
    this.cents[i] += whole;
    this.#total += Math.abs(whole);
    if (!(this.#total <= Number.MAX_SAFE_INTEGER))
      throw new InputError([problem('moneyTooLarge', { values: { limit: Number.MAX_SAFE_INTEGER / 100 } })]);
  }

  count(counter: CounterName, n = 1): void {
    this.counts[this.#counters.of(counter)] += n;
  }

  newDay(): void {
    this.cents.fill(0);
    this.counts.fill(0);
    this.acts.newDay();
  }
}
