import { describe, expect, test } from 'vitest';
import { family } from './family.ts';
import { countOn, everybody, only, outcomeOf, planOf } from './scenario.ts';

const { expectShare } = family('doubt');
const N = 40_000;

/** Members left after some days, where nothing else is poured. */
function left(days: number, mechanisms: object): number {
  const base = { days, graph: { kind: 'mixed' }, people: { count: N }, seeding: everybody('member') };
  return countOn(outcomeOf(planOf({ ...base, ...mechanisms }), 'doubt'), days, 'member');
}

describe('runs of bad purchases at equal quality', () => {
  const [q, delta, rate, days] = [0.25, 0.12, 0.2, 100];

  /** E of e^(−all doubt) after n ~ Poisson(rate × days) contacts, by the length of the run that a person is in. */
  function stay(rho: number, escalation: number, max: number): number {
    let at = new Float64Array(max + 1);
    at[0] = 1;
    let law = Math.exp(-rate * days);
    let sum = law;
    for (let n = 1; n <= 120; n++) {
      const next = new Float64Array(max + 1);
      at.forEach((p, c) => {
        const bad = n === 1 ? q : c > 0 ? q + rho * (1 - q) : q * (1 - rho);
        const run = Math.min(max, c + 1);
        next[0] += p * (1 - bad);
        next[run] += p * bad * Math.exp(-delta * (1 + escalation * (run - 1)));
      });
      at = next;
      law *= (rate * days) / n;
      sum += law * at.reduce((a, b) => a + b, 0);
    }
    return sum;
  }

  const cases = [
    [0, 0],
    [0.8, 0],
    [0, 1],
    [0.6, 1],
  ] as const;

  // Catches anger that is carried over a good contact, or poured twice, and quality that moves with ρ.
  test.each(cases)('ρ = %f and κ = %f: share who stay', (autocorrelation, escalation) => {
    const found = left(days, {
      product: {
        purchases: only({ member: rate }),
        badShare: q,
        autocorrelation,
        trust: 0,
        doubt: delta,
        escalation,
        escalationUpTo: 6,
      },
    });
    expectShare(found, N, stay(autocorrelation, escalation, 6));
  });

  test('the sign of the effect is that of κ: without anger runs spare people, with it they drive them out', () => {
    expect(stay(0.8, 0, 6)).toBeGreaterThan(stay(0, 0, 6));
    expect(stay(0.6, 1, 6)).toBeLessThan(stay(0, 1, 6));
  });
});

describe('selling', () => {
  /** Doubt poured through day t: ψ Σ (σ₀u + σ₁f), with f ← f + (u − f)/τ from 0. */
  function added(days: number, u: number, now: number, later: number, tau: number, psi: number): number {
    let f = 0;
    let sum = 0;
    for (let day = 1; day <= days; day++) {
      sum += psi * (now * u + later * f);
      f += (u - f) / tau;
    }
    return sum;
  }

  // Catches weariness that is felt in full at once, and drops that weigh more or less than the stream they stand for.
  test.each([
    [20, 0.004, 0],
    [40, 0, 0.03],
    [120, 0.002, 0.008],
  ])('%i days at doubt %f now and %f later: share who stay', (days, doubt, weariness) => {
    const found = left(days, {
      selling: {
        offers: only({ member: 1.5 }),
        taken: only({}),
        doubt,
        weariness,
        wearinessDays: 30,
        sensitivity: only({ member: 0.8 }),
      },
    });
    expectShare(found, N, Math.exp(-added(days, 1.5, doubt, weariness, 30, 0.8)));
  });
});

// 40,000 people and care for 10,000. Only the first day has that load; those who left need no more.
test('a day beyond capacity: neglect acts by the share not cared for', () => {
  const operations = {
    operators: 100,
    span: 100,
    trust: only({}),
    neglect: only({ member: 0.4 }),
  };
  expectShare(left(1, { operations }), N, Math.exp(-0.4 * 0.75));
});
