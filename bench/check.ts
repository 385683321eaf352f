import type { BenchCase, Row } from './case.ts';
import type { CaseResult } from './results.ts';
import { valueText } from './words.ts';

/** What is worse now than it was, by more than the two spreads: the intervals do not even touch. */
export function compare(one: BenchCase, before: CaseResult, now: CaseResult): string[] {
  if ('skipped' in now.outcome || 'skipped' in before.outcome) return [];
  const old = new Map(before.outcome.rows.map((row) => [row.id, row]));
  return now.outcome.rows.flatMap((row) => {
    const was = old.get(row.id);
    return was && isWorse(was, row)
      ? [`${one.id}, ${row.label.en}: was ${valueText(was)}, is ${valueText(row)}`]
      : [];
  });
}

export function isWorse(was: Row, is: Row): boolean {
  if (is.worse === 'higher') return is.value.low > was.value.high;
  return is.worse === 'lower' && is.value.high < was.value.low;
}
