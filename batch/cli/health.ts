import Table from 'cli-table3';
import type { Command } from 'commander';
import { healthCard } from '../../report/index.ts';
import {
  ALONE_DAYS,
  ATTENDED_DAYS,
  attendedPlan,
  examine,
  healthReplicates,
  leftAlonePlan,
  STANDARD_LEVEL,
  type HealthReading,
  type Variant,
} from '../../sim/index.ts';
import { runVariants } from '../pool.ts';
import type { Context } from './context.ts';
import { underProgress } from './execute.ts';
import { addJudgingOptions, badOption, loadOrRefuse, type RunFlags } from './options.ts';
import { fitted, LIGHT } from './tables.ts';

interface HealthFlags extends RunFlags {
  days: number;
}

/** Two years show what the last of them did. */
const FEWEST_DAYS = 730;
const MOST_DAYS = 7300;

/** `kindling health FILE[#variant]`: its vital signs against those of real communities. */
export function addHealth(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('health')
    .argument('<file>', t('argument.file'))
    .summary(t('health:summary'))
    .description(t('health:description'));
  addJudgingOptions(command, context).action(async (file: string, given: RunFlags) => {
    const { days = ATTENDED_DAYS } = given;
    if (days < FEWEST_DAYS || days > MOST_DAYS)
      throw badOption('--days', days, `${FEWEST_DAYS} … ${MOST_DAYS}`);
    const flags = { ...given, days };
    const { loaded, chosen } = loadOrRefuse(file, given, context, 'first');
    const [variant] = chosen;
    const runs = flags.replicates ?? healthReplicates(variant.plan);
    const readings = await readingsOf(variant, runs, flags, context);
    if (flags.json)
      context.print(JSON.stringify(documentOf(loaded.file, variant, runs, readings, flags), null, 2));
    else print(variant, runs, readings, flags, context);
  });
}

function readingsOf(variant: Variant, runs: number, flags: HealthFlags, context: Context) {
  const { days, workers, level = STANDARD_LEVEL } = flags;
  const plans = [attendedPlan(variant.plan, days), leftAlonePlan(variant.plan, days)];
  return underProgress(flags, context, async (shown) => {
    const [attended, alone] = await runVariants(
      plans.map((plan) => ({ ...variant, plan })),
      { ...shown, workers, replicates: [0, runs] },
    );
    return examine(variant.plan, days, attended.outcomes, alone.outcomes, level);
  });
}

function documentOf(
  file: string,
  { name, plan }: Variant,
  replicates: number,
  readings: readonly HealthReading[],
  { days, level = STANDARD_LEVEL }: HealthFlags,
) {
  return {
    file,
    variant: name,
    attendedDays: days,
    aloneDays: ALONE_DAYS,
    replicates,
    seed: plan.scenario.seed,
    level,
    signs: readings.map(({ sign: { id, unit, usual, possible, source, fields }, verdict, ...summary }) => ({
      id,
      verdict,
      unit,
      ...summary,
      usual,
      possible,
      source,
      fields,
    })),
  };
}

function print(
  variant: Variant,
  runs: number,
  readings: readonly HealthReading[],
  { days, level = STANDARD_LEVEL }: HealthFlags,
  context: Context,
): void {
  const { t } = context;
  const { lines, counts } = healthCard(readings, context);
  context.printHeading(t('health:title', { label: context.localised(variant.label) }));
  const { seed } = variant.plan.scenario;
  context.print(t('health:runs', { days, alone: ALONE_DAYS, runs, seed }));
  context.print();
  const head = [
    t('health:head.sign'),
    t('health:head.found'),
    t('table.interval', { percent: Math.round(level * 1000) / 10 }),
    t('health:head.usual'),
    t('health:head.verdict'),
  ];
  context.print(
    fitted(context, head, (titles, narrow) => {
      const table = new Table({
        head: [...titles],
        colAligns: ['left', 'right', 'right', 'right', 'left'],
        style: { head: [], border: [], ...(narrow && { 'padding-right': 0 }) },
        chars: LIGHT,
      });
      for (const { name, found, interval, usual, verdictName } of lines)
        table.push([name, found, interval, usual, verdictName]);
      return table.toString();
    }),
  );
  context.print(`\n${counts}`);
  for (const { name, verdictName, advice } of lines) {
    if (advice.length === 0) continue;
    context.print(`\n${verdictName} · ${name}`);
    for (const line of advice) context.print(`  ${line}`);
  }
  context.print(`\n${t('health:fair')}`);
}
