import type { Command } from 'commander';
import type { Context } from './context.ts';
export function addResults(program: Command, { say }: Context): void {
  program.command('results').summary(say('results.summary'));
}
