import fc from 'fast-check';
import { expect, test } from 'vitest';
import { InputError } from '../../sim/problems.ts';
import { COUNTERS, ITEMS, Ledger } from '../../sim/world/index.ts';

const at = (id: string) => ITEMS.findIndex((item) => item.id === id);

test('cents are whole, and what is less than a cent is carried to the next booking, also of another day', () => {
  const ledger = new Ledger();
  const days = Array.from({ length: 30 }, () => {
    ledger.newDay();
    ledger.book('ip', 1 / 3);
    return ledger.cents[at('ip')];
  });
  expect(new Set(days)).toEqual(new Set([33, 34]));
  expect(days.reduce((a, b) => a + b)).toBe(1000);
});

test('whatever is booked, the sum in cents is the sum of the amounts, rounded', () => {
  const amounts = fc.array(fc.double({ min: 0, max: 1e6, noNaN: true }), { maxLength: 100 });
  fc.assert(
    fc.property(amounts, (list) => {
      const ledger = new Ledger();
      for (const amount of list) ledger.book('events', amount);
      const exact = list.reduce((sum, amount) => sum + amount * 100, 0);
      expect(Number.isInteger(ledger.cents[at('events')])).toBe(true);
      // Half a cent, and what a sum of up to 100 terms below 1e10 can lose.
      expect(Math.abs(ledger.cents[at('events')] - exact)).toBeLessThanOrEqual(0.5 + 1e-4);
    }),
    { seed: 7 },
  );
});

test('items and counters do not mix, and a new day begins at nothing', () => {
  const ledger = new Ledger();
  ledger.book('fees', 2);
  ledger.book('rewards', 0.5);
  ledger.count('invitations', 3);
  ledger.count('invitations');
  const found = [...ledger.cents].map((cents, i) => [ITEMS[i].id, cents]).filter(([, cents]) => cents !== 0);
  expect(found).toEqual([
    ['fees', 200],
    ['rewards', 50],
  ]);
  expect(ledger.counts[COUNTERS.findIndex(({ id }) => id === 'invitations')]).toBe(4);
  ledger.newDay();
  expect([...ledger.cents, ...ledger.counts].every((n) => n === 0)).toBe(true);
});

test('money beyond what is exact to the cent is refused, however it is booked', () => {
  const refusal = (amounts: readonly number[]) => () => {
    const ledger = new Ledger();
    for (const amount of amounts) {
      ledger.newDay();
      ledger.book('ip', amount);
    }
  };
  // 2^53 − 1 cents.
  expect(refusal([9.007e13])).not.toThrow();
  expect(refusal([9.008e13])).toThrow(InputError);
  expect(refusal([5e13, 5e13])).toThrow(InputError);
  expect(refusal([NaN])).toThrow(InputError);
});
