import { runReplicate, summariseRun, VERSION, type Outcome, type Result } from '../../sim/index.ts';
import { planOf, type Raw } from '../mechanisms/helpers.ts';

/** A small community with something of everything. */
export const scenario: Raw = {
  days: 40,
  people: { count: 150 },
  seeding: { count: 20, price: 10 },
  everyday: { trust: { acquaintance: 0.03 } },
  ip: { investment: 5 },
  wordOfMouth: {},
  referral: {},
  complaints: { share: 0.5 },
  events: { series: { m: { perMonth: 8 } } },
  entry: { fee: 20 },
};

export function outcomesOf(raw: Raw, replicates = 6): Outcome[] {
  const plan = planOf(raw);
  return Array.from({ length: replicates }, (_, replicate) => {
    const running = runReplicate(plan, 7, replicate);
    for (;;) {
      const step = running.next();
      if (step.done) return step.value;
    }
  });
}

export function resultOf(raw: Raw, outcomes: readonly Outcome[], level?: number): Result {
  const { hash, people, scenario } = planOf(raw);
  const { days } = scenario;
  const source = { kindling: VERSION, file: 'club.yaml', scenarioHash: hash, graphHash: null };
  const size = { seed: 7, replicates: outcomes.length, people, days };
  return summariseRun(outcomes, { ...source, ...size }, level);
}
