import type { Command } from 'commander';
import { inBoth, loadFile } from '../../sim/index.ts';
import { load, shippedFiles } from '../files.ts';
import { heading, print, type Context } from './context.ts';

/** `kindling list`: the scenarios and experiments that ship. */
export function addList(program: Command, context: Context): void {
  const { say, pick } = context;
  program
    .command('list')
    .summary(say('list.summary'))
    .description(say('list.description'))
    .option('--json', say('option.json'))
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
        print(JSON.stringify(all, null, 2));
        return;
      }
      for (const { id, kind, title, question, variants } of all) {
        print(`${heading(id)}  ${pick(title)}`);
        if (question) print(`  ${pick(question)}`);
        print(
          `  ${kind === 'experiment' ? say('list.compare', { id, variants: variants.join(', ') }) : say('list.run', { id })}`,
        );
      }
    });
}
