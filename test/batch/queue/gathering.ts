import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { collectIntoStore } from '../../../batch/queue/collect.ts';
import { openConnection } from '../../../batch/queue/connection.ts';
import { Seal } from '../../../batch/queue/seal.ts';
import { Cells } from '../../../batch/sweep/cells.ts';
import { Store } from '../../../batch/sweep/store.ts';
import { loadSweep, type Problem } from '../../../sim/index.ts';
import { folder, ROOT } from '../../support/cli.ts';
import { Server } from './server.ts';

const FILES: Record<string, string> = {
  'base.yaml': 'version: 1\npeople: {count: 20}\nseeding: {count: 1}\nwordOfMouth: {}\n',
  's.yaml':
    'version: 1\nbase: base.yaml\nfactors: {days: [1]}\nreplicates: 5\nmetrics: [reach]\nrandomNumbers: independent\n',
};

export const ID = 'test-00000000';

/** Five cells, that the stand-in for a worker of sweeps can be told to stumble over. */
export async function makeGathering(
  trouble: Record<string, number>,
  { args = [], seal = new Seal(null) }: { args?: readonly string[]; seal?: Seal } = {},
) {
  const notes: Problem[] = [];
  const home = folder();
  const { sweep } = loadSweep('s.yaml', (path) => (FILES[path] ? { path, text: FILES[path] } : null));
  const [base] = sweep!.bases;
  const raw = { about: { log: join(home, 'log'), trouble } };
  const cells = new Cells({ ...sweep!, bases: [{ ...base, raw }] });
  const server = await Server.start(args);
  const connection = await openConnection(server.url);
  const out = join(home, 'out');
  const store = await Store.open(out);
  onTestFinished(() => {
    store.close();
    connection.close();
  });
  return {
    cells,
    url: server.url,
    connection,
    server,
    notes,
    out,
    collect: () =>
      collectIntoStore(cells, store, ID, connection, { seal, onNote: (note) => notes.push(note) }),
  };
}

/** A worker in a process of its own, started again whenever it dies. */
export function keepUp(url: string, workerFile: string): void {
  let over = false;
  let child = open();
  function open() {
    const script = new URL('worker-process.ts', import.meta.url).pathname;
    const one = spawn(process.execPath, ['--import', 'tsx', script, url, workerFile], { cwd: ROOT });
    one.on('exit', () => {
      if (!over) child = open();
    });
    return one;
  }
  onTestFinished(() => {
    over = true;
    child.kill('SIGKILL');
  });
}
