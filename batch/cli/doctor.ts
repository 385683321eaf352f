import type { Command } from 'commander';
import { formatNumber, problemLine } from '../../i18n/index.ts';
import type { Problem } from '../../sim/index.ts';
import { shown } from '../files.ts';
import { checkOutputs } from '../outputs.ts';
import { RunError } from '../run-error.ts';
import { diagnose, repair, type Diagnosis } from '../sweep/doctor.ts';
import type { Context } from './context.ts';

interface DoctorFlags {
  repair?: boolean;
  json?: boolean;
}

/** `kindling doctor DIR`: whether results are whole, and what to do about it. */
export function addDoctor(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('doctor')
    .argument('<folder>', t('argument.folder'))
    .option('--repair', t('option.repair'))
    .option('--json', t('option.json'))
    .summary(t('doctor.summary'))
    .description(t('doctor.description'))
    .action(async (folder: string, flags: DoctorFlags) => {
      const outputs = checkOutputs(folder);
      const done = outputs || !flags.repair ? [] : await repair(folder);
      const found = outputs ? { whole: outputs.length === 0, problems: outputs } : await diagnose(folder);
      if (flags.json)
        context.print(
          JSON.stringify({ folder, ...found, ...inWords(found.problems, done, context) }, null, 2),
        );
      else report(folder, found, done, context);
      if (!found.whole) throw new RunError('notWhole', { found: shown(folder) });
    });
}

/** Problems with their sentences, for programs that show them. */
function inWords(problems: readonly Problem[], done: readonly Problem[], { translator }: Context) {
  const worded = (some: readonly Problem[]) =>
    some.map((one) => ({ ...one, text: problemLine(translator, one) }));
  return { problems: worded(problems), done: worded(done) };
}

function report(
  folder: string,
  found: Pick<Diagnosis, 'whole' | 'problems'> | Diagnosis,
  done: readonly Problem[],
  context: Context,
): void {
  const { t, lang } = context;
  context.printProblems(done);
  context.printProblems(found.problems);
  if ('sweeps' in found) {
    const { parts, runs, sweeps } = found;
    context.print(t('doctor.store', { runs: formatNumber(runs, lang), parts: formatNumber(parts, lang) }));
    for (const { id, runs: there, of } of sweeps) {
      const values = { id, runs: formatNumber(there, lang), of: of === null ? '?' : formatNumber(of, lang) };
      context.print(t('doctor.sweep', values));
    }
  }
  if (found.whole) context.print(t('doctor.whole', { folder: shown(folder) }));
}
