import { describe, expect, test } from 'vitest';
import { STAGE_IDS, STAGES, stageIndex, type StageId } from '../../sim/ladder/index.ts';
import { family } from './family.ts';
import { countOn, everyday, outcomeOf, planOf, only } from './scenario.ts';

const { expectChiSquare } = family('markov');
const N = 10_000;
type Rates = Partial<Record<StageId, number>>;

/** Probabilities of a climb and of a slip in one step, by stage. */
const UP: Rates = {
  stranger: 0.05,
  acquaintance: 0.1,
  member: 0.06,
  fan: 0.04,
  superfan: 0.03,
  partner: 0.02,
};
const OUT: Rates = { acquaintance: 0.02, member: 0.03, fan: 0.02, superfan: 0.01, partner: 0.005 };

/** Distribution over stages after t steps of the chain. */
function distribution(up: Rates, out: Rates, t: number, from: StageId = 'stranger'): Float64Array {
  let at = new Float64Array(STAGES.length);
  at[stageIndex(from)] = 1;
  for (let step = 0; step < t; step++) {
    const next = new Float64Array(STAGES.length);
    STAGES.forEach(({ id, climbs, slips }, k) => {
      const [u, l] = [up[id] ?? 0, out[id] ?? 0];
      next[k] += at[k] * (1 - u - l);
      if (climbs !== null) next[STAGE_IDS.indexOf(climbs as StageId)] += at[k] * u;
      if (slips !== null) next[STAGE_IDS.indexOf(slips as StageId)] += at[k] * l;
    });
    at = next;
  }
  return at;
}

/** Hazards that give probabilities u and l in one step: H = −ln(1 − u − l), a = H·u/(u + l), b = H·l/(u + l). */
function hazards(up: Rates, out: Rates): object {
  const trust: Rates = {};
  const doubt: Rates = {};
  for (const id of STAGE_IDS) {
    const [u, l] = [up[id] ?? 0, out[id] ?? 0];
    if (u + l === 0) continue;
    const H = -Math.log(1 - u - l);
    trust[id] = (H * u) / (u + l);
    doubt[id] = (H * l) / (u + l);
  }
  return everyday(trust, doubt);
}

function run(name: string, up: Rates, out: Rates, days: number, more: object = {}) {
  const people = { count: N };
  return outcomeOf(
    planOf({ days, graph: { kind: 'mixed' }, people, everyday: hazards(up, out), ...more }),
    name,
  );
}

const counts = (outcome: ReturnType<typeof run>, day: number) =>
  STAGE_IDS.map((id) => countOn(outcome, day, id));

describe('constant influences make the ladder a Markov chain', () => {
  const outcome = run('ladder', UP, OUT, 52);

  test('the chain has the distribution found before by other code', () => {
    const at = distribution(UP, OUT, 52);
    expect(at[stageIndex('member')]).toBeCloseTo(0.096196, 6);
    expect(at[stageIndex('lapsed')]).toBeCloseTo(0.481817, 6);
  });

  // Catches two moves on one day, and a threshold of the last rung kept for the next.
  test.each([12, 24, 52])('after %i steps', (t) =>
    expectChiSquare(counts(outcome, t), distribution(UP, OUT, t)),
  );
});

describe('won back, and lapsed from the top', () => {
  const up = { ...UP, lapsed: 0.05 };
  const out = { ...OUT, shareholder: 0.01 };

  // Catches a second visit to a rung that meets the threshold of the first: people who lapsed once would be hardened or softened.
  test.each([30, 200])('after %i steps', (t) => {
    expectChiSquare(counts(run(`won back ${t}`, up, out, t), t), distribution(up, out, t));
  });

  test('strangers who turn wary and come round', () => {
    const [u, l] = [{ stranger: 0.02, wary: 0.3 }, { stranger: 0.2 }];
    expectChiSquare(counts(run('wary', u, l, 15), 15), distribution(u, l, 15));
  });
});

// One day on which both buckets often fill: slip-first would put .503 into lapsed instead of .336.
test('a day of trust 1 and doubt 0.7', () => {
  const outcome = run('heavy day', {}, {}, 1, {
    seeding: { by: 'chance', count: '100 %', stage: 'fan' },
    everyday: { trust: only({ fan: 1 }), doubt: only({ fan: 0.7 }) },
  });
  const moved = 1 - Math.exp(-1.7);
  const law = new Float64Array(STAGES.length);
  law[stageIndex('fan')] = 1 - moved;
  law[stageIndex('superfan')] = moved / 1.7;
  law[stageIndex('lapsed')] = (moved * 0.7) / 1.7;
  expectChiSquare(counts(outcome, 1), law);
});

// Days spent waiting are geometric with mean 1/(1 − e^(−H)): half a day more than in continuous time, and no more.
test('days until the first climb are geometric', () => {
  const outcome = run('dwell', { stranger: 0.1 }, {}, 60);
  const left = Array.from({ length: 61 }, (_, day) => countOn(outcome, day, 'stranger'));
  const climbs = left.slice(1).map((now, t) => left[t] - now);
  const law = climbs.map((_, t) => 0.1 * 0.9 ** t);
  expectChiSquare([...climbs, left[60]], [...law, 0.9 ** 60]);
});
