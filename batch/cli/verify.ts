import { randomBytes } from 'node:crypto';
import { Option, type Command } from 'commander';
import Table from 'cli-table3';
import { InputError, problem, VERSION } from '../../sim/index.ts';
import { TARGETS, type Row, type Target } from '../../validation/index.ts';
import { writeTogether } from '../files.ts';
import { RunError } from '../run-error.ts';
import { SIZES, verify, type Size, type Verified } from '../verify.ts';
import { picturesOf, rowCells, writeReport } from '../validation-report.ts';
import type { Context } from './context.ts';
import { underProgress } from './execute.ts';
import { whole } from './options.ts';
import { LIGHT } from './tables.ts';

interface Flags {
  size: Size;
  seed?: string;
  only?: string;
  workers?: number;
  report?: string;
  json?: boolean;
  quiet?: boolean;
}

/** `kindling verify`: whether this copy of Kindling obeys the laws it is held to. Exit code 1 if it does not. */
export function addVerify(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('verify')
    .summary(t('verify.summary'))
    .description(t('verify.description'))
    .addOption(new Option('--size <size>', t('option.size')).choices(SIZES).default('full'))
    .option('--seed <words>', t('option.verifySeed'))
    .option('--only <law>', t('option.only'))
    .option('--workers <n>', t('option.workers'), whole(1))
    .option('--report <folder>', t('option.verifyReport'))
    .option('--json', t('option.json'))
    .option('--quiet', t('option.quiet'))
    .action(async (flags: Flags) => {
      const targets = chosen(flags.only);
      const seed = flags.seed === 'random' ? randomBytes(8).toString('hex') : (flags.seed ?? null);
      const verified = await underProgress(flags, context, ({ onProgress, signal }) =>
        verify(targets, { size: flags.size, seed, workers: flags.workers, onProgress, signal }),
      );
      if (flags.json) context.print(JSON.stringify(asJson(verified, flags.size, seed), null, 2));
      else printVerified(verified, flags.size, seed, context);
      if (flags.report !== undefined) keepReport(flags, verified, seed, context);
      const failed = verified.flatMap(({ rows }) => rows.filter(({ passed }) => !passed)).length;
      if (failed > 0) throw new RunError('lawsBroken', { failed, version: VERSION });
    });
}

function chosen(only: string | undefined): readonly Target[] {
  if (only === undefined) return TARGETS;
  const found = TARGETS.filter(({ id }) => id === only);
  if (found.length > 0) return found;
  const ids = TARGETS.map(({ id }) => id);
  const values = { option: '--only', found: only, options: ids.join(', ') };
  throw new InputError([problem('badOption', { values })]);
}

/** Only the whole family under its own seeds is the report; anything else is a look. */
function keepReport(
  { size, only, report }: Flags,
  verified: readonly Verified[],
  seed: string | null,
  context: Context,
): void {
  const { t } = context;
  if (seed !== null || size !== 'full' || only !== undefined) {
    context.printError(t('verify.notWritten'));
    return;
  }
  writeTogether(report!, {
    'validation.md': writeReport(verified, 'en'),
    'validation.zh.md': writeReport(verified, 'zh'),
  });
  writeTogether(`${report}/images/validation`, picturesOf(verified));
  context.print(t('run.written', { folder: report! }));
}

function printVerified(
  verified: readonly Verified[],
  size: Size,
  seed: string | null,
  context: Context,
): void {
  const { t, localised, lang } = context;
  for (const { target, file, rows } of verified) {
    context.printHeading(localised(target.name), `  ${file}`);
    const table = new Table({
      head: (['what', 'expected', 'measured', 'error', 'z', 'limit', 'verdict'] as const).map((key) =>
        t(`verify.${key}`),
      ),
      colAligns: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
      style: { head: [], border: [] },
      chars: LIGHT,
    });
    for (const row of rows) table.push([...rowCells(row, lang), verdict(row, t)]);
    context.print(`${table.toString()}\n`);
  }
  const rows = verified.flatMap((one) => one.rows);
  context.print(
    t('verify.line', {
      passed: rows.filter(({ passed }) => passed).length,
      all: rows.length,
      size,
      seed: seed ?? 'validate',
      version: VERSION,
    }),
  );
}

const verdict = ({ passed }: Row, t: Context['t']) => t(passed ? 'verify.passed' : 'verify.failed');

function asJson(verified: readonly Verified[], size: Size, seed: string | null): object {
  return {
    kindling: VERSION,
    size,
    seed: seed ?? 'validate',
    passed: verified.every(({ rows }) => rows.every(({ passed }) => passed)),
    laws: verified.map(({ target: { id, name, law, catches }, file, rows, runs }) => {
      return { id, name, law, catches, file, runs, rows };
    }),
  };
}
