import { z } from 'zod';
import { field, hazard } from '../field.ts';

/** Supply of the product. */
export const stockSchema = z
  .strictObject({
    units: field(z.number().int().min(0).max(1_000_000_000).nullable().default(null), {
      label: { en: 'stock', zh: '供货量' },
      help: {
        en: 'Units per delivery, the first on day 1; unsold units are kept. Empty = unlimited supply.',
        zh: '每次到货的件数，第 1 天首次到货；未售出的留存。留空表示要多少有多少。',
      },
      unit: 'none',
      source: 'cold-or-trusted; assumption',
    }),
    everyDays: field(z.number().int().min(1).max(36_500).default(30), {
      label: { en: 'days between deliveries', zh: '到货间隔' },
      help: { en: 'Days between deliveries.', zh: '两次到货之间的天数。' },
      unit: 'days',
      source: 'assumption',
    }),
    doubt: field(hazard().default(0), {
      label: { en: 'doubt when sold out', zh: '缺货带来的疑虑' },
      help: {
        en: 'Doubt for a person who wants to buy when sold out; 0 = no effect.',
        zh: '想买而买不到的人产生的疑虑；0 表示无人介意。',
      },
      unit: 'hazard',
      source: 'cold-or-trusted; assumption',
    }),
  })
  .prefault({});

/** Units in stock; deliveries come in the morning. */
export class Stock {
  #left = Infinity;

  /** Units available today. A limit set by a phase begins with a delivery. */
  newDay(day: number, { units, everyDays }: { units: number | null; everyDays: number }): void {
    if (units === null) this.#left = Infinity;
    else if (this.#left === Infinity) this.#left = units;
    else if ((day - 1) % everyDays === 0) this.#left += units;
  }

  get left(): number {
    return this.#left;
  }

  /** Takes at most so many, and returns how many there were. */
  take(units: number): number {
    const taken = Math.min(units, this.#left);
    this.#left -= taken;
    return taken;
  }
}
