import Table from 'cli-table3';
import { cohortValue, growthAccounting, retentionTriangle, type TextTable } from '../../report/index.ts';
import type { Result } from '../../sim/index.ts';
import type { Context } from './context.ts';
import { fitted, LIGHT } from './tables.ts';

/** What `--cohorts` adds: who stays by month of joining, and what came and went by month. */
export function printCohorts(result: Result, context: Context): void {
  const paid = (result.kpis['gmv']?.mean ?? 0) > 0 || (result.kpis['revenue']?.mean ?? 0) > 0;
  const tables = [
    retentionTriangle(result, 'present', context),
    retentionTriangle(result, 'unbroken', context),
    growthAccounting(result, context),
    ...(paid ? [cohortValue(result, context)] : []),
  ];
  for (const table of tables) {
    context.print();
    context.print(table.title);
    context.print(table.rows.length === 0 ? context.t('run.noMonths') : drawn(table, context));
  }
}

function drawn({ head, rows }: TextTable, context: Context): string {
  return fitted(context, head, (titles, narrow) => {
    const table = new Table({
      head: [...titles],
      colAligns: ['left', ...head.slice(1).map(() => 'right' as const)],
      style: { head: [], border: [], ...(narrow && { 'padding-right': 0 }) },
      chars: LIGHT,
    });
    table.push(...rows.map((row) => [...row]));
    return table.toString();
  });
}
