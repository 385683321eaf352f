import type { Command } from 'commander';
import { formatNumber } from '../../i18n/index.ts';
import { InputError, problem } from '../../sim/index.ts';
import { shown } from '../files.ts';
import { mergeInto } from '../sweep/merge.ts';
import { isStore, Store } from '../sweep/store.ts';
import type { Context } from './context.ts';

/** `kindling merge DIR … --out DIR`: shards into one store. */
export function addMerge(program: Command, context: Context): void {
  const { t, lang } = context;
  program
    .command('merge')
    .argument('<folders...>', t('argument.folders'))
    .requiredOption('--out <folder>', t('option.sweepOut'))
    .summary(t('merge.summary'))
    .description(t('merge.description'))
    .action(async (folders: string[], { out }: { out: string }) => {
      for (const folder of folders) refuseNoStore(folder);
      const store = await Store.open(out);
      try {
        for (const folder of folders) {
          const { added, known, notes } = await mergeInto(store, folder);
          context.printProblems(notes);
          const runs = formatNumber(added, lang);
          context.print(t('merge.done', { runs, known: formatNumber(known, lang), folders: shown(folder) }));
        }
        context.printProblems(store.notes);
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
