import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { load, shippedFiles, validationFile } from '../../batch/files.ts';
import { inBoth, loadFile } from '../../sim/index.ts';
import { chainBinomial, shareMoments, synchronousLimit } from '../../validation/laws/bass.ts';
import { byNumber, stillThere } from '../../validation/laws/belonging.ts';
import { borel, extinction, totalOf } from '../../validation/laws/branching.ts';
import { stillTalking } from '../../validation/laws/company.ts';
import { absorption, after, chainOf, stationary } from '../../validation/laws/ladder.ts';
import { escape, finalShare, meanOutbreak, meanReachOf, poisson } from '../../validation/laws/percolation.ts';
import { cascadeShare, criticalShare, inWindow, triggerProbability } from '../../validation/laws/watts.ts';
import { judge, TARGETS, type Row, type Words } from '../../validation/index.ts';
import { countProbabilities } from '../../sim/index.ts';
import { folder, kindling } from '../support/cli.ts';

const bilingual = (words: Words) => {
  const { en, zh } = typeof words === 'string' ? { en: words, zh: words } : words;
  expect(en).not.toMatch(/[\u4e00-\u9fff]/);
  if (typeof words !== 'string') expect(zh).toMatch(/[\u4e00-\u9fff]/);
};

describe.each(TARGETS)('$id', ({ id, name, law, catches }) => {
  const { experiment, problems, variants } = loadFile(validationFile(id), load);

  test('has a file without a fault, found by its name', () => {
    expect(problems).toEqual([]);
    expect(loadFile(id, load).variants).toHaveLength(variants.length);
    expect(shippedFiles().map((file) => file.id)).not.toContain(id);
    for (const { plan } of variants) expect(plan.scenario.seed).toBe('validate');
  });

  test('speaks both languages', () => {
    for (const words of [name, law, catches]) bilingual(words);
    for (const { label } of variants) bilingual(inBoth(label));
    bilingual(inBoth(experiment!.title));
    bilingual(inBoth(experiment!.question));
  });
});

// The size that fits: every law at a sixteenth of its replicates, 100 at least, from the built command, on all cores.
test('the simulator obeys every law', async () => {
  const { status, stdout, stderr } = await kindling(['verify', '--size', 'small', '--json', '--quiet']);
  const { laws, passed } = JSON.parse(stdout) as { laws: { id: string; rows: Row[] }[]; passed: boolean };
  expect(laws.map(({ id }) => id)).toEqual(TARGETS.map(({ id }) => id));
  const broken = laws.flatMap(({ id, rows }) =>
    rows.filter((row) => !row.passed).map((row) => ({ id, ...row })),
  );
  expect(broken).toEqual([]);
  expect({ status, passed, stderr }).toEqual({ status: 0, passed: true, stderr: '' });
}, 900_000);

// Catches a report that is overwritten by a look under other seeds.
test('under other seeds, or in part, no report is written', async () => {
  const home = folder();
  const look = ['--only', 'credit', '--size', 'small', '--seed', 'another'];
  const { status, stderr } = await kindling(['verify', ...look, '--report', home, '--quiet']);
  expect(stderr).toContain('No report is written');
  expect(readdirSync(home)).toEqual([]);
  expect(status).toBe(0);
});

test('a law that is not there is refused with those there are', async () => {
  const { status, stderr } = await kindling(['verify', '--only', 'percolatoin']);
  expect(status).toBe(2);
  expect(stderr).toMatch(/percolatoin.*percolation/s);
});

describe('verdicts', () => {
  const normal = { kind: 'mean', what: 'x', expected: 0, sd: 1 } as const;

  test('follow the limit of the family: 4.265 for fifty two-sided comparisons', () => {
    const row = judge({ ...normal, values: [0] }, 50);
    expect(row.limit).toBeCloseTo(4.265, 3);
    expect(judge({ ...normal, values: [4.26] }, 50).passed).toBe(true);
    expect(judge({ ...normal, values: [4.27] }, 50).passed).toBe(false);
    expect(judge({ ...normal, values: [-5], allowance: 0.8 }, 50)).toMatchObject({ passed: true, z: -4.2 });
  });

  test('take Student’s t where the spread is estimated', () => {
    const { limit } = judge({ kind: 'mean', what: 'x', expected: 0, values: [-1, 0, 1] }, 1);
    expect(limit).toBeCloseTo(31.6, 1); // t with 2 degrees of freedom at 0.0005
  });

  test('are strict where there is no chance, and where counts are impossible', () => {
    expect(judge({ kind: 'exact', what: 'x', found: 1, expected: 0 }, 1).passed).toBe(false);
    expect(judge({ kind: 'exact', what: 'x', found: NaN, expected: 0 }, 1).passed).toBe(false);
    const counts = { kind: 'counts', what: 'x', probabilities: [0.5, 0.5, 0] } as const;
    expect(judge({ ...counts, counts: [50, 50, 0] }, 1).passed).toBe(true);
    expect(judge({ ...counts, counts: [50, 49, 1] }, 1).passed).toBe(false);
    expect(judge({ ...counts, counts: [90, 10, 0] }, 1).passed).toBe(false);
    expect(judge({ kind: 'order', what: 'x', differences: [1, -1, 1, -1] }, 1).passed).toBe(false);
    expect(judge({ kind: 'order', what: 'x', differences: [9, 10, 11, 10] }, 1).passed).toBe(true);
  });
});

// Values found before by other code, or in print: they check the formulas, not the simulator.
describe('formulas', () => {
  test('Bass: moments of the chain binomial, and its limit', () => {
    const moments = (N: number, dt: number, steps: number) =>
      shareMoments(chainBinomial(N, 0.03 * dt, 0.38 * dt, steps)[steps]);
    expect(moments(200, 0.1, 50).mean).toBeCloseTo(0.319244, 5);
    expect(moments(200, 0.1, 50).sd).toBeCloseTo(0.065879, 5);
    expect(moments(1000, 1, 10).mean).toBeCloseTo(0.728287, 5);
    expect(moments(1000, 1, 10).sd).toBeCloseTo(0.02798, 5);
    expect(synchronousLimit(0.03, 0.38, 10)[5]).toBeCloseTo(0.26107, 5);
    expect(synchronousLimit(0.03, 0.38, 10)[10]).toBeCloseTo(0.72984, 5);
  });

  test('percolation: shares, outbreaks and tiny graphs', () => {
    expect(finalShare(poisson(4), 0.125, 0.01)).toBeCloseTo(0.01971, 5);
    expect(finalShare(poisson(0), 1, 0.01)).toBeCloseTo(0.01, 12);
    expect(finalShare(poisson(4), 0.375, 0.05)).toBeCloseTo(0.63169, 5);
    expect(finalShare(poisson(10), 0.2)).toBeCloseTo(0.79681, 5);
    expect(meanOutbreak(poisson(4), 0.1)).toBeCloseTo(1.6667, 4);
    const power = countProbabilities({ distribution: 'power', exponent: 2.5, min: 2, max: 100 });
    expect(meanOutbreak(power, 0.05)).toBeCloseTo(1.4848, 4);
    expect(meanOutbreak(power, 0.05, 50)).toBeCloseTo(6.8476, 4);
    expect(finalShare(power, 0.2)).toBeCloseTo(0.24251, 5);
    expect(1 - (0.8 + 0.2 * escape(power, 0.2)) ** 10).toBeCloseTo(0.55083, 5);
    const six = Float64Array.from({ length: 7 }, (_, k) => Number(k === 6));
    expect(finalShare(six, 0.25)).toBeCloseTo(0.50909, 5);
    expect(meanOutbreak(six, 0.15)).toBeCloseTo(4.6, 9);
    const ring = [0, 1, 2, 3].map((k) => [k, (k + 1) % 4] as const);
    expect(meanReachOf(ring, 0.3)).toBeCloseTo(1.8097, 9);
    expect(
      meanReachOf(
        [
          [0, 1],
          [1, 2],
          [0, 2],
        ],
        0.3,
      ),
    ).toBeCloseTo(1.726, 9);
  });

  test('thresholds: window, chance, size and critical share', () => {
    for (const [z, P, size] of [
      [2, 0.7542, 0.79661],
      [3, 0.8735, 0.94048],
      [4, 0.8653, 0.98017],
      [4.5, 0.8163, 0.98829],
    ]) {
      expect(triggerProbability(z, 0.18)).toBeCloseTo(P, 4);
      expect(cascadeShare(z, 0.18, 1e-4)).toBeCloseTo(size, 3);
    }
    expect([1.02, 1.022, 5.76, 5.77].map((z) => inWindow(z, 0.18))).toEqual([false, true, true, false]);
    expect(criticalShare(8, 0.18)).toBeCloseTo(0.00637, 5);
    expect(cascadeShare(8, 0.18, 0.01)).toBeCloseTo(0.99963, 4);
  });

  test('branching: totals, extinction and sizes', () => {
    expect(totalOf(poisson(0.8))).toEqual({ mean: expect.closeTo(5, 9), sd: expect.closeTo(10, 9) });
    expect(extinction(poisson(1.5))).toBeCloseTo(0.417188, 6);
    const unequal = countProbabilities({ distribution: 'negative-binomial', mean: 1.5, dispersion: 0.5 });
    expect(extinction(unequal)).toBeCloseTo(0.767592, 6);
    expect([1, 2, 3].map((n) => Number(borel(0.8, n).toFixed(5)))).toEqual([0.44933, 0.16152, 0.08709]);
  });

  test('the stages: distribution, time to the end, chance to come to the top', () => {
    const { plan } = loadFile('ladder', load).variants[0];
    const chain = chainOf(plan.scenario.everyday!);
    const at = after(chain, 0, 52);
    expect(at[2]).toBeCloseTo(0.096196, 6);
    expect(at[7]).toBeCloseTo(0.481817, 6);
    const { mean, sd } = absorption(chain, 0, [6, 7]);
    expect([mean, sd]).toEqual([expect.closeTo(67.2222, 4), expect.closeTo(51.4698, 4)]);
    expect(after(chain, 0, 1500)[6]).toBeCloseTo(2 / 9, 6);
  });

  test('the ladder with a way back: the law in the end', () => {
    const { plan } = loadFile('ladder', load).variants.find(({ name }) => name === 'won-back')!;
    const law = stationary(chainOf(plan.scenario.everyday!), [1, 2, 3, 4, 5, 6, 7]);
    const known = [0, 0.093168, 0.10352, 0.10352, 0.10352, 0.124224, 0.248447, 0.223602, 0];
    known.forEach((share, stage) => expect(law[stage]).toBeCloseTo(share, 5));
  });

  test('two friends who hold each other, and one who is caught, by halves', () => {
    const pair = { together: 1, alone: 1, doubt: Math.LN2, catching: 0 };
    expect(stillThere(pair, 2)).toEqual({
      mean: expect.closeTo(1 / 2),
      sd: expect.closeTo(Math.sqrt(3 / 8)),
    });
    // Both 1/16, one since yesterday 1/8, one for longer 1/2 · 1/4.
    expect(stillThere({ ...pair, catching: Math.LN2 }, 2).mean).toBeCloseTo(3 / 8, 12);
    // Held by half each: 1/√2 stay a day.
    expect(stillThere({ ...pair, together: 0.5 }, 1).mean).toBeCloseTo(Math.SQRT2, 12);
    // 1/4 + 3/4 · 2^(−k), and from 8 on no less; all exact in binary.
    expect([0, 1, 2, 8, 20].map((k) => byNumber(k, 1 / 4, 1))).toEqual([
      1,
      5 / 8,
      7 / 16,
      259 / 1024,
      259 / 1024,
    ]);
  });

  test('a company of two: each is won by half on a day on which both talk', () => {
    const q = 2 * Math.LN2;
    const [, one, two] = stillTalking(2, q, 2);
    expect([...one]).toEqual([1 / 4, 1 / 2, 1 / 4].map((share) => expect.closeTo(share, 12)));
    expect([...two]).toEqual([5 / 16, 5 / 8, 1 / 16].map((share) => expect.closeTo(share, 12)));
  });
});
