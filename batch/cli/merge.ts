import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import { InputError, problem } from '../../sim/index.ts';
import { shown } from '../files.ts';
import { mergeInto } from '../sweep/merge.ts';
import { isStore, Store } from '../sweep/store.ts';
import { print, printProblems, type Context } from './context.ts';

/** `kindling merge DIR … --out DIR`: shards into one store. */
export function addMerge(program: Command, context: Context): void {
  const { say, lang } = context;
  program
    .command('merge')
    .argument('<folders...>', say('argument.folders'))
    .requiredOption('--out <folder>', say('option.sweepOut'))
    .summary(say('merge.summary'))
    .description(say('merge.description'))
    .action(async (folders: string[], { out }: { out: string }) => {
      for (const folder of folders) refuseNoStore(folder);
      const store = await Store.open(out);
      try {
        printProblems(context, store.notes);
        for (const folder of folders) {
          const { added, known, notes } = await mergeInto(store, folder);
          printProblems(context, notes);
          const runs = formatNumber(added, lang);
          print(say('merge.done', { runs, known: formatNumber(known, lang), folders: shown(folder) }));
        }
      } finally {
        store.close();
      }
    });
}

/** Throws where there is no store to read. */
export function refuseNoStore(folder: string): void {
  if (!isStore(folder))
    throw new InputError([
      problem('storeMissing', { file: shown(folder), values: { found: shown(folder) } }),
    ]);
}
