import { isoDate } from '../../i18n/index.ts';
import { shareOf, STAGE_IDS, tablesOf, type Outcome, type Result } from '../../sim/index.ts';
import { toCsv } from '../csv.ts';
import { cohortRows, flowRows, monthRows, valueRows, type Row } from './membership-rows.ts';
import { writeOutputs } from '../outputs.ts';
import type { Finished } from './execute.ts';
import type { RunFlags } from './options.ts';

/**
 * Writes a folder of results: `series.csv`, `replicates.csv`, `cohorts.csv`, `cohort-value.csv`, `months.csv`, `stage-flow.csv`, `transitions.csv` if
 * kept, and `result.json`.
 */
export function writeResults(
  folder: string,
  runs: readonly Finished[],
  document: unknown,
  { force = false, exact = false }: Pick<RunFlags, 'force' | 'exact'>,
): void {
  const csv = (rows: Row[]) => {
    const columns = columnsOf(rows);
    return `${toCsv([columns, ...rows.map((row) => columns.map((column) => row[column]))], exact)}\n`;
  };
  // Runs shorter than a month have no rows of months, and no file of them.
  const table = (rows: Row[]) => (rows.length === 0 ? null : csv(rows));
  const dated = runs.some(({ result }) => result.provenance.startDate !== undefined);
  const keptTransitions = runs.some((run) => run.outcomes.some((o) => o.transitions));
  const files = {
    'series.csv': csv(runs.flatMap((run) => seriesRows(run.variant.name, run.result, dated))),
    'replicates.csv': csv(runs.flatMap((run) => replicateRows(run))),
    'cohorts.csv': table(runs.flatMap((run) => cohortRows(run.variant.name, run.result))),
    'cohort-value.csv': table(runs.flatMap((run) => valueRows(run.variant.name, run.result))),
    'months.csv': table(runs.flatMap((run) => monthRows(run.variant.name, run.result))),
    'stage-flow.csv': table(runs.flatMap((run) => flowRows(run.variant.name, run.result))),
    // Moves of an earlier run beside the results of this one would mislead.
    'transitions.csv': keptTransitions ? csv(runs.flatMap((run) => transitionRows(run))) : null,
    'result.json': `${JSON.stringify(document, null, 2)}\n`,
  };
  writeOutputs(folder, files, force);
}

function columnsOf(rows: readonly Row[]): string[] {
  const columns = new Set<string>();
  for (const row of rows.slice(0, 1)) for (const key of Object.keys(row)) columns.add(key);
  return [...columns];
}

/** One row a variant and day: mean and quantiles of every stage and daily metric; dates where any scenario has them. */
function seriesRows(variant: string, { series, provenance }: Result, dated: boolean): Row[] {
  const { startDate } = provenance;
  const groups = { ...series.stages, ...series.metrics };
  return series.day.map((day) => {
    const date = startDate === undefined ? null : isoDate(startDate, day);
    const row: Row = { variant, day, ...(dated && { date }) };
    for (const [name, columns] of Object.entries(groups)) {
      for (const [statistic, values] of Object.entries(columns)) row[`${name}.${statistic}`] = values[day];
    }
    return row;
  });
}

/** One row a replicate: digest, every metric, money by item. */
function replicateRows({ variant, outcomes }: Finished): Row[] {
  const { items } = tablesOf(variant.plan.plugins);
  return outcomes.map((outcome) => ({
    variant: variant.name,
    seed: variant.plan.scenario.seed,
    replicate: outcome.replicate,
    digest: outcome.digest,
    ...outcome.kpis,
    ...Object.fromEntries(items.map((item, i) => [`money.${item.id}`, moneyOf(outcome, i, items.length)])),
  }));
}

function moneyOf(outcome: Outcome, item: number, items: number): number {
  let cents = 0;
  for (let k = item; k < outcome.cents.length; k += items) cents += outcome.cents[k];
  return cents / 100;
}

/** One row a move: who, from, to, the shares by source and the parent, people by their original names. */
function transitionRows({ variant, outcomes, graph }: Finished): Row[] {
  const { sources } = tablesOf(variant.plan.plugins);
  const name = (person: number) => (person < 0 ? null : (graph?.names?.[person] ?? person));
  return outcomes.flatMap(({ transitions, replicate }) => {
    if (!transitions) return [];
    return Array.from(transitions.day, (day, k) => {
      const row: Row = {
        variant: variant.name,
        replicate,
        day,
        person: name(transitions.person[k]),
        from: STAGE_IDS[transitions.from[k]],
        to: STAGE_IDS[transitions.to[k]],
        parent: name(transitions.parent[k]),
      };
      sources.forEach(({ id }, s) => (row[id] = shareOf(transitions, k, s)));
      return row;
    });
  });
}
