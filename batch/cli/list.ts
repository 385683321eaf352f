import type { Command } from 'commander';
import { inBoth, loadFile } from '../../sim/index.ts';
import { load, shippedFiles } from '../files.ts';
import type { Context } from './context.ts';

/** `kindling list`: the scenarios and experiments that ship. */
export function addList(program: Command, context: Context): void {
  const { t, localised } = context;
  program
    .command('list')
    .summary(t('list.summary'))
    .description(t('list.description'))
    .option('--json', t('option.json'))
    .action(({ json }: { json?: boolean }) => {
      const all = shippedFiles().map(({ id, file }) => {
        const { experiment, variants } = loadFile(file, load);
        const title = experiment?.title ?? variants[0]?.label ?? id;
        return {
          id,
          file,
          kind: experiment ? 'experiment' : 'scenario',
          title: inBoth(title),
          question: experiment ? inBoth(experiment.question) : null,
          variants: variants.map((v) => v.name),
        };
      });
      if (json) {
        context.print(JSON.stringify(all, null, 2));
        return;
      }
      for (const { id, kind, title, question, variants } of all) {
        context.printHeading(id, `  ${localised(title)}`);
        if (question) context.print(`  ${localised(question)}`);
        context.print(
          `  ${kind === 'experiment' ? t('list.compare', { id, variants: variants.join(', ') }) : t('list.run', { id })}`,
        );
      }
    });
}
