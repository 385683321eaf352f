import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bassShare, fitAdoptions, fitLevels, regressAdoptions } from '../../batch/fit/bass.ts';
import { folder, kindling } from '../support/cli.ts';

const fitted = async (args: readonly string[]) =>
  JSON.parse((await kindling(['fit', 'bass', ...args, '--json'])).stdout) as Record<
    'm' | 'p' | 'q' | 'r2' | 'rmse',
    number
  > & {
    regression: Record<'m' | 'p' | 'q', number>;
    later: { value: number; forecast: number };
  };

// Published fits: nonlinear by Srinivasan & Mason 1986, regression by the method of Bass 1969 on the same windows.
describe.each([
  ['room-air-conditioners', [18713, 0.0094, 0.3748, 0.933], [17091, 0.017, 0.4049]],
  ['colour-television', [39659, 0.0185, 0.6159, 0.969], [35495, 0.0357, 0.6719]],
  ['clothes-dryers', [16497, 0.0136, 0.3267, 0.918], [15281, 0.0196, 0.3481]],
])('%s', (name, nonlinear, regression) => {
  test('has the published fits, to the digits given', async () => {
    const fit = await fitted([`scenarios/data/${name}.csv`]);
    expect([Math.round(fit.m), round(fit.p), round(fit.q), round(fit.r2, 3)]).toEqual(nonlinear);
    const { m, p, q } = fit.regression;
    expect([Math.round(m), round(p), round(q)]).toEqual(regression);
  });
});

const round = (value: number, digits = 4) => Number(value.toFixed(digits));

test('sixteen quarters of Facebook forecast a ceiling that the next years pass', async () => {
  const early = await fitted(['scenarios/data/facebook-users.csv', '--cumulative', '--first', '16']);
  expect([Math.round(early.m), round(early.p), round(early.q), round(early.rmse, 1)]).toEqual([
    1473, 0.0276, 0.1079, 4.4,
  ]);
  expect(early.later.value).toBe(3065);
  expect(early.later.forecast).toBeLessThan(early.m);
  const all = await fitted(['scenarios/data/facebook-users.csv', '--cumulative']);
  expect([Math.round(all.m), round(all.p), round(all.q), Math.floor(all.rmse)]).toEqual([
    3901, 0.0087, 0.0394, 53,
  ]);
});

describe('series drawn from a curve', () => {
  const [m, p, q] = [5000, 0.02, 0.4];

  test('give that curve back', () => {
    const adoptions = Array.from({ length: 15 }, (_, k) => m * (bassShare(p, q, k + 1) - bassShare(p, q, k)));
    const fit = fitAdoptions(adoptions)!;
    expect(fit.m / m).toBeCloseTo(1, 5);
    expect(fit.p / p).toBeCloseTo(1, 5);
    expect(fit.q / q).toBeCloseTo(1, 5);
    const levels = Array.from({ length: 20 }, (_, t) => m * bassShare(p, q, t, 0.05));
    const free = fitLevels([...levels.keys()], levels)!;
    expect(free.m / m).toBeCloseTo(1, 4);
    expect(free.start).toBeCloseTo(0.05, 5);
  });

  // n = a + bN + cN² without noise: the regression must give its coefficients back exactly.
  test('of the discrete model give its coefficients back by regression', () => {
    const adoptions: number[] = [];
    for (let N = 0, t = 0; t < 15; t++) {
      adoptions.push((p + (q * N) / m) * (m - N));
      N += adoptions[t];
    }
    const fit = regressAdoptions(adoptions)!;
    expect([fit.m / m, fit.p / p, fit.q / q].map((ratio) => round(ratio, 8))).toEqual([1, 1, 1]);
  });

  test('bassShare solves its equation', () => {
    const F = (t: number) => bassShare(p, q, t, 0.1);
    expect(F(0)).toBeCloseTo(0.1, 12);
    const slope = (F(3.0001) - F(2.9999)) / 0.0002;
    expect(slope).toBeCloseTo((p + q * F(3)) * (1 - F(3)), 7);
  });
});

describe('what cannot be fitted is refused', () => {
  const path = join(folder(), 'series.csv');
  const refusal = async (text: string, ...args: string[]) => {
    writeFileSync(path, text);
    return kindling(['fit', 'bass', path, ...args]);
  };

  test.each([
    ['year,n\n1950,1\n1951,many\n1952,3\n1953,4\n1954,5\n1955,6\n', /series\.csv:3.*"many"/s],
    ['year,n\n1950,1\n1951,-2\n1952,3\n1953,4\n1954,5\n1955,6\n', /series\.csv:3.*"-2"/s],
    ['year,n\n1950,1\n1951,2\n1953,3\n1954,4\n1955,5\n1956,6\n', /series\.csv:4.*1953 follows period 1951/s],
    ['year,n\n1950,1\n1951,2\n', /2 rows.*at least 6/s],
    ['', /0 rows/],
  ])('%j', async (text, message) => {
    const { status, stderr, stdout } = await refusal(text);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });

  test('a file that is not there', async () => {
    expect((await kindling(['fit', 'bass', 'nowhere.csv'])).status).toBe(2);
    expect((await kindling(['fit', 'gompertz', path])).status).toBe(2);
  });
});
