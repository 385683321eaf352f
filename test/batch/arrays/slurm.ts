import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { folder } from '../../support/cli.ts';
import { freePort } from '../queue/server.ts';

const present = (program: string) => spawnSync(program, ['-V']).error === undefined;

/** Whether there is no Slurm; CI allows no skip, and then its absence shows. */
export const NO_SLURM =
  !process.env['KINDLING_NO_SKIP'] && !['munged', 'slurmctld', 'slurmd', 'sbatch'].every(present);

/** Starts a Slurm of one node in a folder of its own, which ends with the test; how to ask it for something. */
export async function startSlurm(): Promise<
  (program: string, args: readonly string[], cwd: string, path?: string) => string
> {
  const home = folder();
  const place = (name: string) => join(home, name);
  for (const name of ['state', 'spool']) mkdirSync(place(name));
  writeFileSync(place('munge.key'), randomBytes(128), { mode: 0o600 });
  const host = hostname();
  const user = userInfo().username;
  const settings = {
    ClusterName: 'kindling',
    SlurmctldHost: `${host}(127.0.0.1)`,
    SlurmctldPort: await freePort(),
    SlurmdPort: await freePort(),
    SlurmUser: user,
    SlurmdUser: user,
    AuthType: 'auth/munge',
    AuthInfo: `socket=${place('munge.sock')}`,
    ProctrackType: 'proctrack/linuxproc',
    TaskPlugin: 'task/none',
    SelectType: 'select/cons_tres',
    SelectTypeParameters: 'CR_CPU',
    SchedulerParameters: 'sched_interval=1,sched_min_interval=0',
    StateSaveLocation: place('state'),
    SlurmdSpoolDir: place('spool'),
    SlurmctldPidFile: place('slurmctld.pid'),
    SlurmdPidFile: place('slurmd.pid'),
  };
  const node = [
    `NodeName=${host} NodeAddr=127.0.0.1 CPUs=2 RealMemory=4096 State=UNKNOWN`,
    `PartitionName=main Nodes=${host} Default=YES State=UP`,
  ];
  const lines = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
  writeFileSync(place('slurm.conf'), [...lines, ...node, ''].join('\n'));
  const env = { ...process.env, SLURM_CONF: place('slurm.conf') };

  const munge = ['key-file=munge.key', 'socket=munge.sock', 'pid-file=munged.pid', 'log-file=munged.log'];
  const files = [...munge, 'seed-file=munge.seed'].map((one) => `--${one.replace('=', `=${home}/`)}`);
  const daemons: ChildProcess[] = [];
  let said = '';
  for (const words of [
    ['munged', '--foreground', '--force', ...files],
    ['slurmctld', '-D'],
    ['slurmd', '-D'],
  ]) {
    const one = spawn(words[0], words.slice(1), { env, cwd: home });
    for (const stream of [one.stdout, one.stderr]) stream.on('data', (some: Buffer) => (said += some));
    daemons.push(one);
  }
  onTestFinished(() => {
    for (const one of daemons.toReversed()) one.kill('SIGTERM');
  });
  const ask = (program: string, args: readonly string[], cwd: string, path = process.env['PATH']) => {
    const { status, stdout, stderr } = spawnSync(program, args, {
      cwd,
      env: { ...env, PATH: path },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}\n${said}`);
    return stdout.trim();
  };
  for (let tries = 0; ; tries++) {
    try {
      if (ask('sinfo', ['-h', '-o', '%T'], home) === 'idle') return ask;
    } catch (error) {
      if (tries > 100) throw error;
    }
    if (tries > 100) throw new Error(said);
    await wait(200);
  }
}
