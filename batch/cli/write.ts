import Papa from 'papaparse';
import { isoDate } from '../../i18n/index.ts';
import { ITEMS, SOURCE_IDS, STAGE_IDS, type Outcome, type Result } from '../../sim/index.ts';
import { writeTogether } from '../files.ts';
import type { Finished } from './execute.ts';

/** Writes a folder of results: `series.csv`, `replicates.csv`, `events.csv` if kept, and `result.json`. */
export function writeResults(folder: string, runs: readonly Finished[], document: unknown): void {
  const dated = runs.some(({ result }) => result.provenance.startDate !== undefined);
  const keptMoves = runs.some((run) => run.outcomes.some((o) => o.moves));
  writeTogether(folder, {
    'series.csv': csv(runs.flatMap((run) => seriesRows(run.variant.name, run.result, dated))),
    'replicates.csv': csv(runs.flatMap((run) => replicateRows(run))),
    // Moves of an earlier run beside the results of this one would mislead.
    'events.csv': keptMoves ? csv(runs.flatMap((run) => eventRows(run))) : null,
    'result.json': `${JSON.stringify(document, null, 2)}\n`,
  });
}

type Row = Record<string, string | number | null>;

const csv = (rows: Row[]) => Papa.unparse(rows, { newline: '\n', columns: columnsOf(rows) }) + '\n';

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

/** One row a replicate: bits, every metric, money by item. */
function replicateRows({ variant, outcomes }: Finished): Row[] {
  return outcomes.map((outcome) => ({
    variant: variant.name,
    seed: variant.plan.scenario.seed,
    replicate: outcome.replicate,
    bits: outcome.bits,
    ...outcome.kpis,
    ...Object.fromEntries(ITEMS.map((item, i) => [`money.${item.id}`, moneyOf(outcome, i)])),
  }));
}

function moneyOf(outcome: Outcome, item: number): number {
  let cents = 0;
  for (let k = item; k < outcome.cents.length; k += ITEMS.length) cents += outcome.cents[k];
  return cents / 100;
}

/** One row a move: who, from, to, the shares by source and the parent, people by their original names. */
function eventRows({ variant, outcomes, graph }: Finished): Row[] {
  const name = (person: number) => (person < 0 ? null : (graph?.names?.[person] ?? person));
  return outcomes.flatMap(({ moves, replicate }) => {
    if (!moves) return [];
    return Array.from(moves.day, (day, k) => {
      const row: Row = {
        variant: variant.name,
        replicate,
        day,
        person: name(moves.person[k]),
        from: STAGE_IDS[moves.from[k]],
        to: STAGE_IDS[moves.to[k]],
        parent: name(moves.parent[k]),
      };
      SOURCE_IDS.forEach((id, s) => (row[id] = moves.shares[k * SOURCE_IDS.length + s]));
      return row;
    });
  });
}
