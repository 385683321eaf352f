import type { Command } from 'commander';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import open from 'open';
import { PAGE, servePage } from '../serve.ts';
import { print, printError, type Context } from './context.ts';
import { whole } from './options.ts';

const PORT = 4173;

/** `kindling ui`: the dashboard in the browser. Runs until it is stopped. */
export function addUi(program: Command, context: Context): void {
  const { say } = context;
  program
    .command('ui')
    .summary(say('ui.summary'))
    .description(say('ui.description'))
    .option('--port <n>', say('option.port'), whole(0, 65_535), PORT)
    .option('--no-open', say('option.noOpen'))
    .action(async (flags: { port: number; open: boolean }) => {
      if (!existsSync(join(PAGE, 'index.html'))) throw new Error(`no page at ${PAGE}`);
      const { url, close } = await servePage(flags.port);
      print(say('ui.address', { url }));
      if (flags.open && process.stdout.isTTY) {
        // A machine without a browser is no fault: the address is printed.
        await open(url).then(
          (browser) => browser.on('error', () => printError(say('ui.noBrowser'))),
          () => printError(say('ui.noBrowser')),
        );
      }
      await new Promise<void>((resolve) => {
        process.once('SIGINT', resolve);
        process.once('SIGTERM', resolve);
      });
      await close();
    });
}
