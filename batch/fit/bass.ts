import { levenbergMarquardt } from 'ml-levenberg-marquardt';

/** Fitting the curve of Bass (1969) to a series, with m people in all, outside influence p and imitation q a period. */

export interface BassFit {
  /** The ceiling: how many will ever adopt. */
  m: number;
  p: number;
  q: number;
  /** Share who had adopted at time 0; 0 unless it was left free. */
  start: number;
  /** Fitted value of each observation. */
  fitted: number[];
  /** Share of the variance explained, 1 − SSE/SST. */
  r2: number;
  /** Root of the mean squared residual, in units of the series. */
  rmse: number;
}

/** F(t) where F(0) = start: F′ = (p + qF)(1 − F). */
export function bassShare(p: number, q: number, t: number, start = 0): number {
  // (1 − F)/(p + qF) falls as e^(−(p + q)t).
  const x = ((1 - start) / (p + q * start)) * Math.exp(-(p + q) * t);
  return (1 - p * x) / (1 + q * x);
}

/**
 * New adopters of periods 1, 2, …, n_t = m(F(t) − F(t − 1)), by nonlinear least squares (Srinivasan & Mason, "Nonlinear
 * least squares estimation of new product diffusion models", Marketing Science 5, 1986). Null where no start leads to a curve.
 */
export function fitAdoptions(adoptions: readonly number[]): BassFit | null {
  const total = adoptions.reduce((a, b) => a + b, 0);
  const at = adoptions.map((_, k) => k + 1);
  const curve = ([m, p, q]: Parameters) => {
    return (t: number) => m * (bassShare(p, q, t) - bassShare(p, q, t - 1));
  };
  const rough = regressAdoptions(adoptions);
  const first = rough ? [[rough.m, rough.p, rough.q, 0] as const] : [];
  return best(at, adoptions, curve, [...first, ...grid(total, [0])], 3);
}

/**
 * How many there are at given times, N(t) = mF(t), the share at time 0 left free: for a series that began before its first
 * value.
 */
export function fitLevels(times: readonly number[], levels: readonly number[]): BassFit | null {
  const curve = ([m, p, q, start]: Parameters) => {
    return (t: number) => m * bassShare(p, q, t, start);
  };
  return best(times, levels, curve, grid(Math.max(...levels), [0.01, 0.1]), 4);
}

/**
 * Bass's own estimate: ordinary least squares of n_t on N_{t−1} and N²_{t−1}, n = a + bN + cN², with m the positive root,
 * p = a/m and q = −cm. Null where the parabola has none.
 */
export function regressAdoptions(adoptions: readonly number[]): Omit<BassFit, 'start' | 'fitted'> | null {
  let before = 0;
  const rows = adoptions.map((n) => {
    const row = [1, before, before ** 2];
    before += n;
    return row;
  });
  const solved = leastSquares(rows, adoptions);
  if (!solved) return null;
  const [a, b, c] = solved;
  const m = (-b - Math.sqrt(b * b - 4 * a * c)) / (2 * c);
  const fitted = rows.map((row) => row.reduce((sum, x, k) => sum + x * solved[k], 0));
  if (!(m > 0) || !(a > 0) || !(c < 0)) return null;
  return { m, p: a / m, q: -c * m, ...quality(adoptions, fitted) };
}

type Parameters = readonly [m: number, p: number, q: number, start: number];

/** Starts over the range of published values. */
function grid(size: number, starts: readonly number[]): Parameters[] {
  const found: Parameters[] = [];
  for (const factor of [1.2, 3])
    for (const p of [0.003, 0.03])
      for (const q of [0.05, 0.4]) for (const start of starts) found.push([factor * size, p, q, start]);
  return found;
}

/**
 * The best of all starts. All parameters are positive and of unlike size, so their logarithms are fitted, and the series is
 * scaled to 1.
 */
function best(
  x: readonly number[],
  y: readonly number[],
  curve: (parameters: Parameters) => (t: number) => number,
  starts: readonly Parameters[],
  free: 3 | 4,
): BassFit | null {
  const scale = Math.max(...y.map(Math.abs));
  const open = (logs: readonly number[]): Parameters => {
    const [m, p, q, start] = logs.map(Math.exp);
    return [m * scale, p, q, free === 4 ? Math.min(start, 1 - 1e-9) : 0];
  };
  let found: BassFit | null = null;
  for (const [m, p, q, start] of starts) {
    const initialValues = [m / scale, p, q, start].slice(0, free).map(Math.log);
    const data = { x: [...x], y: y.map((value) => value / scale) };
    const scaled = (logs: number[]) => {
      const at = curve(open(logs));
      return (t: number) => at(t) / scale;
    };
    let logs: number[];
    try {
      logs = levenbergMarquardt(data, scaled, {
        initialValues,
        damping: 1e-2,
        gradientDifference: 1e-6,
        centralDifference: true,
        maxIterations: 400,
        errorTolerance: 0,
      }).parameterValues;
    } catch {
      continue; // A singular step from a start far off; another start may do.
    }
    const parameters = open(logs);
    const fitted = x.map(curve(parameters));
    const fit = { m: parameters[0], p: parameters[1], q: parameters[2], start: parameters[3], fitted };
    const judged = { ...fit, ...quality(y, fitted) };
    if (Number.isFinite(judged.rmse) && (found === null || judged.rmse < found.rmse)) found = judged;
  }
  return found;
}

function quality(y: readonly number[], fitted: readonly number[]): { r2: number; rmse: number } {
  const mean = y.reduce((a, b) => a + b, 0) / y.length;
  const errors = y.reduce((sum, value, k) => sum + (value - fitted[k]) ** 2, 0);
  const all = y.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { r2: 1 - errors / all, rmse: Math.sqrt(errors / y.length) };
}

/** Coefficients of three columns by the normal equations, each column scaled to 1. */
function leastSquares(rows: readonly (readonly number[])[], y: readonly number[]): number[] | null {
  const size = rows[0].map((_, k) => Math.max(...rows.map((row) => Math.abs(row[k]))) || 1);
  const matrix = size.map((a, i) => [
    ...size.map((b, j) => rows.reduce((sum, row) => sum + (row[i] / a) * (row[j] / b), 0)),
    rows.reduce((sum, row, k) => sum + (row[i] / a) * y[k], 0),
  ]);
  for (let i = 0; i < matrix.length; i++) {
    const pivot = matrix
      .slice(i)
      .reduce((max, row, k) => (Math.abs(row[i]) > Math.abs(matrix[max][i]) ? i + k : max), i);
    [matrix[i], matrix[pivot]] = [matrix[pivot], matrix[i]];
    if (Math.abs(matrix[i][i]) < 1e-12) return null;
    for (let k = 0; k < matrix.length; k++) {
      if (k === i) continue;
      const times = matrix[k][i] / matrix[i][i];
      for (let j = i; j < matrix[k].length; j++) matrix[k][j] -= times * matrix[i][j];
    }
  }
  return matrix.map((row, i) => row[matrix.length] / row[i] / size[i]);
}
