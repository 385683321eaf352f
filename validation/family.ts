import { mean, normalQuantile, sampleVariance, studentQuantile } from '../sim/index.ts';
import { chiSquareOf, chiSquareTail, criticalChiSquare, pool } from './statistics.ts';
import type { Finding } from './target.ts';
import type { Words } from './words.ts';

/**
 * All comparisons together are one family: with fresh seeds, a right engine fails one of them in one run of the family out of a
 * thousand (Bonferroni). Orders are not among them: a right engine passes those more surely than that, or the runs are too few.
 */
export const FALSE_ALARM = 1e-3;
/** An order must be seen at one-sided 5 in 10,000. */
const ORDER_LIMIT = 3.29;

/** A comparison and its verdict. */
export interface Row {
  readonly what: Words;
  readonly kind: Finding['kind'];
  /** Replicates, trials, or degrees of freedom. */
  readonly n: number;
  readonly expected: number;
  readonly measured: number;
  /** Null where nothing is left to chance. */
  readonly standardError: number | null;
  readonly allowance: number;
  /** Deviation in standard errors, what is allowed for finite size taken off; null where nothing is left to chance. */
  readonly z: number | null;
  /** The most that z may be; of an order, the least. */
  readonly limit: number | null;
  readonly passed: boolean;
}

/** Whether chance plays a part of which the family's false alarms are counted. */
export function isStatistical({ kind }: Pick<Finding, 'kind'>): boolean {
  return kind === 'mean' || kind === 'share' || kind === 'counts';
}

/** Judges one finding of a family that makes `comparisons` of them. */
export function judge(finding: Finding, comparisons: number): Row {
  const alpha = FALSE_ALARM / Math.max(1, comparisons);
  const { what, kind } = finding;
  switch (finding.kind) {
    case 'mean': {
      const { values, expected, sd, allowance = 0 } = finding;
      const n = values.length;
      const standardError = (sd ?? Math.sqrt(sampleVariance(values))) / Math.sqrt(n);
      const limit = sd === undefined ? studentQuantile(1 - alpha / 2, n - 1) : normalQuantile(1 - alpha / 2);
      return within({ what, kind, n, expected, measured: mean(values), standardError, allowance, limit });
    }
    case 'share': {
      const { k, n, expected, allowance = 0 } = finding;
      const standardError = Math.sqrt((expected * (1 - expected)) / n);
      const limit = normalQuantile(1 - alpha / 2);
      return within({ what, kind, n, expected, measured: k / n, standardError, allowance, limit });
    }
    case 'counts':
      return judgeCounts(finding, alpha);
    case 'exact': {
      const { found, expected } = finding;
      const passed = Math.abs(found - expected) <= 1e-9 * Math.abs(expected);
      return { what, kind, n: 1, expected, measured: found, ...certain, passed };
    }
    case 'order': {
      const { differences } = finding;
      const n = differences.length;
      const measured = mean(differences);
      const standardError = Math.sqrt(sampleVariance(differences) / n);
      const z = measured / standardError;
      const passed = z >= ORDER_LIMIT;
      return {
        what,
        kind,
        n,
        expected: 0,
        measured,
        standardError,
        allowance: 0,
        z,
        limit: ORDER_LIMIT,
        passed,
      };
    }
  }
}

const certain = { standardError: null, allowance: 0, z: null, limit: null };

function within(row: Omit<Row, 'z' | 'passed'> & { standardError: number; limit: number }): Row {
  const off = row.measured - row.expected;
  const beyond = Math.max(0, Math.abs(off) - row.allowance);
  const z = beyond === 0 ? 0 : (Math.sign(off) * beyond) / row.standardError;
  return { ...row, z, passed: Math.abs(z) <= row.limit };
}

/** Pearson's test. What is shown as z is the normal deviate that is as rare as the χ². */
function judgeCounts(
  { what, kind, counts, probabilities }: Extract<Finding, { kind: 'counts' }>,
  alpha: number,
): Row {
  const impossible = Array.from(counts).some((count, k) => count > 0 && probabilities[k] === 0);
  const cells = pool(counts, probabilities);
  const df = cells.length - 1;
  const measured = chiSquareOf(cells);
  const limit = normalQuantile(1 - alpha / 2);
  const rare = Math.max(1e-300, chiSquareTail(measured, df));
  const z = impossible ? Infinity : -normalQuantile(rare / 2);
  const passed = !impossible && measured <= criticalChiSquare(alpha, df);
  return {
    what,
    kind,
    n: df,
    expected: df,
    measured,
    standardError: Math.sqrt(2 * df),
    allowance: 0,
    z,
    limit,
    passed,
  };
}
