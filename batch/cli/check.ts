import type { Command } from 'commander';
import { InputError, loadFile, type Problem } from '../../sim/index.ts';
import { formatNumber } from '../../i18n/index.ts';
import { load } from '../files.ts';
import { print, printProblems, type Context } from './context.ts';
import { addOverrides, overridesOf, type RunFlags } from './options.ts';

/** `kindling check FILE …`: reads and validates, runs nothing. */
export function addCheck(program: Command, context: Context): void {
  const { say } = context;
  const command = program
    .command('check')
    .argument('<files...>', say('argument.files'))
    .summary(say('check.summary'));
  addOverrides(command.description(say('check.description')), context).action(
    (files: string[], flags: RunFlags) => {
      const errors: Problem[] = [];
      for (const file of files) {
        const loaded = loadFile(file, load, overridesOf(flags));
        const wrong = loaded.problems.filter((p) => p.severity === 'error');
        errors.push(...wrong);
        printProblems(
          context,
          loaded.problems.filter((p) => p.severity === 'note'),
        );
        if (wrong.length > 0) continue;
        const { plan } = loaded.variants[0];
        const values = {
          file: loaded.file,
          people: formatNumber(plan.people, context.lang),
          days: formatNumber(plan.scenario.days, context.lang),
          variants: loaded.variants.map((v) => v.name).join(', '),
          n: loaded.variants.length,
        };
        print(say(loaded.experiment ? 'check.experiment' : 'check.scenario', values));
      }
      if (errors.length > 0) throw new InputError(errors);
    },
  );
}
