import { problem, type Problem, type Sweep } from '../../sim/index.ts';
import type { FailedCell } from './scheduler.ts';

/** What is wrong with cells that failed: with their scenario, where none could be made, or why the run broke off. */
export function problemsOf(sweep: Sweep, failed: readonly FailedCell[]): Problem[] {
  return failed.flatMap(({ cell, problems, reason }) => {
    const values = sweep.factors.map(({ path }, f) => `${path} = ${JSON.stringify(cell.values[f])}`);
    const point = `${sweep.bases[cell.base].name} (${values.join(', ')})`;
    if (problems.length > 0) return problems.map((one) => ({ ...one, file: point }));
    const { replicate } = cell;
    return [problem('cellFailed', { file: sweep.file, values: { replicate, point, reason } })];
  });
}
