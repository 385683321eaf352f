import { VERSION } from '../../sim/index.ts';
import type { Host } from './host.ts';

const VERSION_ASKED = new Set(['--version', '-V']);

/**
 * The command line as a function: `main(['run', 'karate'], host)` does what `kindling run karate` does, and returns its
 * exit code. It never ends the process, and leaves nothing of itself behind. Calls with different working folders must
 * follow each other, since a process has only one.
 */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  if (argv.length === 1 && VERSION_ASKED.has(argv[0])) {
    host.stdout.write(`${VERSION}\n`);
    return 0;
  }
  const { runProgram } = await import('./program.ts');
  const before = process.cwd();
  if (host.cwd !== before) process.chdir(host.cwd);
  try {
    return await runProgram(argv, host);
  } finally {
    if (host.cwd !== before) process.chdir(before);
  }
}
