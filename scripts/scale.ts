// `npm run scale [-- PEOPLE…]`: what a run costs by size, on one thread and through the queue; docs/scale.md tells its figures.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';

/** People, and runs enough for a stable figure within half a minute. */
const SIZES = [
  [1000, 2000],
  [10_000, 400],
  [100_000, 16],
  [1_000_000, 4],
] as const;
const PORT = 17_639;
const SERVER = `redis://127.0.0.1:${PORT}`;

const home = mkdtempSync(join(tmpdir(), 'kindling-scale-'));
const start = (...args: string[]) =>
  spawn(process.execPath, ['dist/kindling.js', ...args, '--lang', 'en'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });

/** Waits for the end of a process; what it said, seconds, and the most memory it held, by the kernel's own mark. */
async function ended(child: ChildProcess): Promise<{ said: string; seconds: number; peak: number }> {
  const began = performance.now();
  let said = '';
  let peak = 0;
  child.stdout!.on('data', (some: Buffer) => (said += some.toString()));
  const exit = new Promise<number | null>((done) => child.on('exit', done));
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024);
    } catch {
      // Gone already.
    }
  }, 20);
  const code = await exit;
  clearInterval(watch);
  if (code !== 0) throw new Error(said);
  return { said, seconds: (performance.now() - began) / 1000, peak };
}

const bytesIn = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .reduce((sum, one) => sum + statSync(join(one.parentPath, one.name)).size, 0);

async function traffic(redis: Redis): Promise<{ bytes: number; commands: number }> {
  const info = await redis.info('stats');
  const read = (name: string) => Number(new RegExp(`${name}:(\\d+)`).exec(info)![1]);
  return {
    bytes: read('total_net_input_bytes') + read('total_net_output_bytes'),
    commands: read('total_commands_processed'),
  };
}

const server = spawn('redis-server', ['--port', String(PORT), '--save', '', '--dir', home], {
  stdio: 'ignore',
});
await wait(500);
const redis = new Redis(SERVER);
const worker = start('worker', '--queue', SERVER, '--workers', '1');
try {
  const idle = await traffic(redis);
  await wait(10_000);
  const later = await traffic(redis);
  console.log(`an idle worker: ${((later.commands - idle.commands) / 10).toFixed(1)} commands a second\n`);
  console.log(
    '| people | runs | seconds a run | seconds by queue | pool efficiency | peak MB | stored bytes a run | queue bytes a run | commands a run |',
  );
  console.log(`${'| --- '.repeat(9)}|`);
  const asked = process.argv.slice(2).map(Number);
  for (const [people, runs] of SIZES.filter(([n]) => asked.length === 0 || asked.includes(n))) {
    const base = `version: 1\npeople: {count: ${people}}\ndays: 365\nseeding: {count: ${people / 100}}\nwordOfMouth: {}\n`;
    const sweep = `version: 1\nbase: base.yaml\nfactors: {wordOfMouth.talk.member: [0.01, 0.03]}\nreplicates: ${runs / 2}\nseries: {keep: [reach, members], every: 7}\n`;
    writeFileSync(join(home, 'base.yaml'), base);
    const file = join(home, `of-${people}.yaml`);
    writeFileSync(file, sweep);
    const out = join(home, String(people));
    const local = await ended(start('sweep', file, '--out', out, '--workers', '1', '--quiet'));
    const [, efficiency] = /efficiency ([\d.]+)/.exec(local.said)!;
    const before = await traffic(redis);
    const queued = await ended(start('sweep', file, '--out', `${out}-queue`, '--queue', SERVER, '--quiet'));
    const after = await traffic(redis);
    const cells = [
      people,
      runs,
      (local.seconds / runs).toPrecision(3),
      (queued.seconds / runs).toPrecision(3),
      efficiency,
      (local.peak / 1e6).toFixed(0),
      (bytesIn(out) / runs).toFixed(0),
      ((after.bytes - before.bytes) / runs).toFixed(0),
      ((after.commands - before.commands) / runs).toFixed(1),
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
} finally {
  worker.kill('SIGTERM');
  redis.disconnect();
  server.kill('SIGTERM');
}
