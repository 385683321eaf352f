import { describe, expect, test } from 'vitest';
import { family } from './family.ts';
import { countOn, only, outcomeOf, planOf, talk } from './scenario.ts';

const { expectMean, expectChiSquare } = family('mixed');
const [p, q] = [0.03, 0.38];

/**
 * Law of the number of adopters after `days` days: X' = X + Bin(N − X, 1 − e^(−(p + qX/N)dt)), Bass (1969) with everybody
 * deciding once a day, evolved exactly.
 */
function chainBinomial(N: number, dt: number, days: number): Float64Array {
  let law = new Float64Array(N + 1);
  law[0] = 1;
  for (let day = 0; day < days; day++) {
    const next = new Float64Array(N + 1);
    for (let x = 0; x <= N; x++) {
      if (law[x] < 1e-18) continue;
      const u = 1 - Math.exp(-(p + (q * x) / N) * dt);
      // Binomial probabilities outwards from the mode, so that none underflows before it matters.
      const n = N - x;
      const mode = Math.floor((n + 1) * u);
      let peak = 0;
      for (let k = 1; k <= n; k++) peak += Math.log(k);
      for (let k = 1; k <= mode; k++) peak -= Math.log(k);
      for (let k = 1; k <= n - mode; k++) peak -= Math.log(k);
      const top = law[x] * Math.exp(peak + mode * Math.log(u) + (n - mode) * Math.log(1 - u));
      let term = top;
      for (let k = mode; k <= n && term > 1e-22; k++) {
        next[x + k] += term;
        term *= ((n - k) / (k + 1)) * (u / (1 - u));
      }
      term = top;
      for (let k = mode - 1; k >= 0 && term > 1e-22; k--) {
        term *= ((k + 1) / (n - k)) * ((1 - u) / u);
        next[x + k] += term;
      }
    }
    law = next;
  }
  return law;
}

function moments(law: Float64Array): { mean: number; sd: number } {
  const N = law.length - 1;
  const mean = law.reduce((sum, prob, x) => sum + (prob * x) / N, 0);
  return { mean, sd: Math.sqrt(law.reduce((sum, prob, x) => sum + prob * (x / N - mean) ** 2, 0)) };
}

/** Everybody meets everybody; IP is p, the talk of acquaintances q, and nobody goes beyond acquaintance. */
const bass = (N: number, dt: number, days: number) =>
  planOf({
    days,
    graph: { kind: 'mixed' },
    people: { count: N },
    ip: { strength: 1, decay: 0, reputation: 0, trust: only({ stranger: p * dt }) },
    wordOfMouth: talk({ acquaintance: q * dt }),
  });

// Catches one's own talk counted, N − 1 for N, a day's delay of talk, and h·dt taken for 1 − e^(−h·dt).
describe.each([
  [200, 0.1, 50, 0.319244, 0.065879, 400],
  [1000, 1, 5, 0.260758, 0.023721, 200],
])('%i people in steps of %f years', (N, dt, days, mean, sd, replicates) => {
  const law = chainBinomial(N, dt, days);
  const exact = moments(law);
  const plan = bass(N, dt, days);
  const shares = Array.from(
    { length: replicates },
    (_, r) => countOn(outcomeOf(plan, 'bass', r), days, 'acquaintance') / N,
  );

  test('the exact law has the moments found before by other code', () => {
    expect(exact.mean).toBeCloseTo(mean, 5);
    expect(exact.sd).toBeCloseTo(sd, 5);
  });

  test('mean share after five years', () => expectMean(shares, exact.mean, { sd: exact.sd }));

  test('spread of the share after five years', () => {
    expectMean(
      shares.map((share) => (share - exact.mean) ** 2),
      exact.sd ** 2,
    );
  });

  test('the whole law of the share', () => {
    const counts = new Float64Array(N + 1);
    for (const share of shares) counts[Math.round(share * N)]++;
    expectChiSquare(counts, law);
  });
});

// Two who talk to each other: each is filled by one speaker, not by two, and by half of what the speaker says (q/N).
test('in a company of two nobody is persuaded by themselves', () => {
  const outcomes = Array.from({ length: 4000 }, (_, r) => {
    const plan = planOf({
      days: 1,
      graph: { kind: 'mixed' },
      people: { count: 2 },
      seeding: { by: 'chance', count: 1, stage: 'acquaintance' },
      wordOfMouth: { talk: only({ acquaintance: 1 }), hears: only({ stranger: 1, acquaintance: 1 }) },
    });
    return outcomeOf(plan, 'two', r);
  });
  expectMean(
    outcomes.map((o) => countOn(o, 1, 'stranger')),
    Math.exp(-0.5),
  );
  for (const outcome of outcomes) expect(countOn(outcome, 1, 'member')).toBe(0);
});
