import type { Command } from 'commander';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import open from 'open';
import { filesOf } from '../plugins.ts';
import { PAGE, servePage } from '../serve.ts';
import type { Context } from './context.ts';
import { untilInterrupted } from './interrupt.ts';
import { addPlugins, whole } from './options.ts';

const PORT = 4173;

/** `kindling ui`: the dashboard in the browser. Runs until it is stopped. */
export function addUi(program: Command, context: Context): void {
  const { t } = context;
  const command = program.command('ui').summary(t('ui.summary')).description(t('ui.description'));
  addPlugins(command, context)
    .option('--port <n>', t('option.port'), whole(0, 65_535), PORT)
    .option('--no-open', t('option.noOpen'))
    .action(async (flags: { port: number; open: boolean }) => {
      if (!existsSync(join(PAGE, 'index.html'))) throw new Error(`no page at ${PAGE}`);
      const modules = modulesOf(context);
      const { url: root, close } = await servePage(flags.port, PAGE, modules);
      const asked = Object.keys(modules).map((path) => `plugin=${encodeURI(path)}`);
      const url = asked.length === 0 ? root : `${root}?${asked.join('&')}`;
      context.print(t('ui.address', { url }));
      if (flags.open && context.host.stdout.isTTY) {
        // A machine without a browser is no fault: the address is printed.
        await open(url).then(
          (browser) => browser.on('error', () => context.printError(t('ui.noBrowser'))),
          () => context.printError(t('ui.noBrowser')),
        );
      }
      await untilInterrupted(context, true, (signal) => once(signal, 'abort'));
      await close();
    });
}

/** Where each plug-in is served, and its file. Two of one name are told apart by their numbers. */
function modulesOf({ plugins = [] }: Context): Record<string, string> {
  const files = filesOf(plugins).map(({ file }) => file);
  const names = files.map((file, k) => {
    const name = basename(file);
    return files.findIndex((other) => basename(other) === name) === k ? name : `${k}-${name}`;
  });
  return Object.fromEntries(files.map((file, k) => [`plugins/${names[k]}`, file]));
}
