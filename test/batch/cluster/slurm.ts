import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { folder } from '../cli.ts';
import { freePort } from '../queue/server.ts';

const PROGRAMS = ['munged', 'slurmctld', 'slurmd', 'sbatch'];
const isThere = (program: string) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;

/** Whether a Slurm of one's own cannot be had: programs are missing, or one is not root, as slurmd has to be. */
export const NO_SLURM =
  !process.env['KINDLING_NO_SKIP'] && !(PROGRAMS.every(isThere) && userInfo().uid === 0);

/** Starts a Slurm of one node that ends with the test; resolves to what its commands need in the environment. */
export async function startSlurm(): Promise<Record<string, string>> {
  const home = folder();
  const at = (name: string) => join(home, name);
  const node = hostname().split('.')[0];
  for (const name of ['state', 'spool']) mkdirSync(at(name));
  writeFileSync(at('munge.key'), randomBytes(1024), { mode: 0o400 });
  const lines = [
    'ClusterName=kindling',
    `SlurmctldHost=${node}(127.0.0.1)`,
    `SlurmctldPort=${await freePort()}`,
    `SlurmdPort=${await freePort()}`,
    'SlurmUser=root',
    'SlurmdUser=root',
    'AuthType=auth/munge',
    `AuthInfo=socket=${at('munge.socket')}`,
    `StateSaveLocation=${at('state')}`,
    `SlurmdSpoolDir=${at('spool')}`,
    `SlurmctldPidFile=${at('slurmctld.pid')}`,
    `SlurmdPidFile=${at('slurmd.pid')}`,
    'ProctrackType=proctrack/linuxproc',
    'TaskPlugin=task/none',
    'SelectType=select/cons_tres',
    'SelectTypeParameters=CR_CPU',
    'MailProg=/bin/true',
    'ReturnToService=2',
    'SchedulerParameters=sched_interval=1,bf_interval=1',
    `NodeName=${node} NodeAddr=127.0.0.1 CPUs=${Math.min(2, availableParallelism())} RealMemory=1 State=UNKNOWN`,
    `PartitionName=all Nodes=${node} Default=YES State=UP`,
  ];
  writeFileSync(at('slurm.conf'), `${lines.join('\n')}\n`);
  const env = { SLURM_CONF: at('slurm.conf') };
  daemon('munged', [
    '--foreground',
    '--force',
    `--key-file=${at('munge.key')}`,
    `--socket=${at('munge.socket')}`,
    `--pid-file=${at('munge.pid')}`,
    `--log-file=${at('munge.log')}`,
    `--seed-file=${at('munge.seed')}`,
  ]);
  daemon('slurmctld', ['-D'], env);
  daemon('slurmd', ['-D'], env);
  const state = () => spawnSync('sinfo', ['-h', '-o', '%t'], { env: { ...process.env, ...env } }).stdout;
  const until = Date.now() + 60_000;
  while (state().toString().trim() !== 'idle') {
    if (Date.now() > until) throw new Error(`Slurm did not come up: ${state().toString()}`);
    await wait(200);
  }
  return env;
}

function daemon(program: string, args: readonly string[], env: Record<string, string> = {}): void {
  const child = spawn(program, args, { env: { ...process.env, ...env }, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
}

/** Waits until no job is left, and throws if one was not completed. */
export async function jobsDone(env: Record<string, string>): Promise<void> {
  const all = { env: { ...process.env, ...env }, encoding: 'utf8' as const };
  while (execFileSync('squeue', ['-h', '-t', 'PENDING,RUNNING,COMPLETING'], all).trim() !== '')
    await wait(200);
  const states = execFileSync('squeue', ['-h', '-t', 'all', '-o', '%T'], all).trim().split('\n');
  if (states.some((state) => state !== 'COMPLETED')) throw new Error(`Jobs ended as ${states.join(', ')}`);
}
