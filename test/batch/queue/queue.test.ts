import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folder, startKindling, ROOT } from '../../support/cli.ts';
import { makeSweep, rowsIn, start } from '../sweep/helpers.ts';
import { NO_REDIS, Server } from './server.ts';

const worker = (url: string, env = {}) => {
  const started = start(['worker', '--queue', url, '--workers', '1'], [], env);
  onTestFinished(() => void started.child.kill('SIGKILL'));
  return started;
};

/** Waits until a store holds a part, or the command has ended. */
async function firstPart(out: string, child: { exitCode: number | null }): Promise<void> {
  while (!(existsSync(join(out, 'runs')) && readdirSync(join(out, 'runs')).length > 0)) {
    if (child.exitCode !== null) return;
    await wait(10);
  }
}

describe.skipIf(NO_REDIS)('a queue (needs redis-server)', () => {
  test('Ctrl-C keeps what is done, cancel ends a sweep, and one sweep is gathered into one folder', async () => {
    const server = await Server.start();
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    const queue = ['--queue', server.url];
    const args = ['sweep', file, '--out', out, '--replicates', '3000', '--save-every', '1', ...queue];
    worker(server.url);
    const stopped = start(args);
    await firstPart(out, stopped.child);
    stopped.child.kill('SIGINT');
    expect(await stopped.ended, stopped.said()).toBe(1);
    const [, done] = /stopped with ([\d,]+) of 18,000 runs in the folder/.exec(stopped.said()) ?? [];
    expect(await rowsIn(out, 'runs')).toHaveLength(Number(done.replaceAll(',', '')));

    const again = start(args);
    let id = '';
    while (id === '') {
      const { sweeps } = JSON.parse(startKindling(['queue', 'status', '--json', ...queue]).stdout) as {
        sweeps: { id: string }[];
      };
      id = sweeps[0]?.id ?? '';
    }
    const other = startKindling([
      'sweep',
      file,
      '--out',
      join(home, 'other'),
      '--replicates',
      '3000',
      ...queue,
    ]);
    expect(other.status).toBe(1);
    expect(other.stderr).toContain(`already collects the sweep "${id}" into`);
    expect(startKindling(['queue', 'cancel', 'rats', ...queue])).toMatchObject({ status: 2 });
    expect(startKindling(['queue', 'cancel', id, ...queue]).stdout).toBe(`${id} is out of the queue.\n`);
    expect(await again.ended).toBe(1);
    expect(again.said()).toContain('was cancelled. The results collected so far are kept');
    expect(startKindling(['queue', 'status', '--lang', 'zh', ...queue]).stdout).toContain('队列中没有扫描。');
  });

  test('a worker of another version is refused', async () => {
    const server = await Server.start();
    const { home, file } = makeSweep();
    const sweeping = start(['sweep', file, '--out', join(home, 'out'), '--queue', server.url]);
    const older = folder();
    cpSync(join(ROOT, 'dist'), join(older, 'dist'), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(older, 'node_modules'));
    writeFileSync(join(older, 'package.json'), '{"type": "module"}');
    for (const name of readdirSync(join(older, 'dist')).filter((one) => one.endsWith('.js'))) {
      const text = readFileSync(join(older, 'dist', name), 'utf8');
      writeFileSync(join(older, 'dist', name), text.replace('"0.1.0"', '"0.0.9"'));
    }
    const args = [join(older, 'dist/kindling.js'), 'worker', '--queue', server.url, '--lang', 'en'];
    let refused = spawnSync(process.execPath, [...args, '--idle', '1'], { encoding: 'utf8' });
    // Until the sweep is in the queue there is nothing to refuse.
    while (refused.status === 0)
      refused = spawnSync(process.execPath, [...args, '--idle', '1'], { encoding: 'utf8' });
    expect(refused.status).toBe(1);
    expect(refused.stderr).toContain('was queued by Kindling 0.1.0, but this worker is version 0.0.9');
    worker(server.url);
    expect(await sweeping.ended, sweeping.said()).toBe(0);
    expect(await rowsIn(join(home, 'out'), 'runs')).toHaveLength(24);
  });

  test('a wrong password, nobody there, no address: said in one line, and nothing is written', async () => {
    const server = await Server.start(['--requirepass', 'open sesame']);
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    const asking = ['queue', 'status'];
    const every = [['sweep', file, '--out', out], ['worker'], asking];
    const refused = (url: string, status: number, message: RegExp, commands = [asking]) => {
      for (const words of commands) {
        const ended = startKindling([...words, '--queue', url]);
        expect(ended.stderr).toMatch(message);
        expect(ended.stderr.trim().split('\n')).toHaveLength(1);
        expect(ended.stderr).not.toContain('mellon');
        expect(ended.status).toBe(status);
      }
      expect(existsSync(out)).toBe(false);
    };
    refused(server.url, 1, /rejects the password: NOAUTH/, every);
    refused(server.url.replace('//', '//:mellon@'), 1, /rejects the password: WRONGPASS/);
    refused(
      'redis://127.0.0.1:1',
      1,
      /cannot connect to redis:\/\/127\.0\.0\.1:1: connect ECONNREFUSED/,
      every,
    );
    refused('http://x:mellon@y', 2, /"http:\/\/…@y" is not the address of a Redis server/);
    const env = { KINDLING_QUEUE_PASSWORD: 'open sesame' };
    expect(startKindling(['queue', 'status', '--queue', server.url], { env }).status).toBe(0);
    const inside = server.url.replace('//', '//:open%20sesame@');
    expect(startKindling(['queue', 'status', '--queue', inside]).stdout).toContain('No sweep in the queue.');
    const both = startKindling(['sweep', file, '--out', out, '--queue', server.url, '--shard', '1/2']);
    expect(both).toMatchObject({ status: 2 });
  });

  test('TLS: a certificate that is not trusted is refused, one that is works', async () => {
    const place = folder();
    const [key, cert] = [join(place, 'key.pem'), join(place, 'cert.pem')];
    const made = [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      key,
      '-out',
      cert,
      '-days',
      '2',
    ];
    spawnSync('openssl', [...made, '-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1']);
    const files = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-auth-clients', 'no'];
    const server = await Server.start(['--tls-port', 'PORT', ...files]);
    const url = server.url.replace('redis:', 'rediss:');
    const untrusted = startKindling(['queue', 'status', '--queue', url]);
    expect(untrusted.status).toBe(1);
    expect(untrusted.stderr).toMatch(/cannot connect to rediss:.*self-signed certificate/);
    const env = { NODE_EXTRA_CA_CERTS: cert };
    const { home, file } = makeSweep();
    worker(url, env);
    expect(startKindling(['sweep', file, '--out', join(home, 'out'), '--queue', url], { env }).status).toBe(
      0,
    );
    expect(await rowsIn(join(home, 'out'), 'runs')).toHaveLength(24);
  });
});
