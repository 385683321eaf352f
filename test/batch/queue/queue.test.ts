import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { folder, kindling } from '../cli.ts';
import { makeSweep, rowsIn, start } from '../sweep/helpers.ts';
import { NO_REDIS, Server } from './server.ts';

describe.skipIf(NO_REDIS)('a queue (needs redis-server)', () => {
  test('a wrong password, nobody there, no address: said in one line, and nothing is written', async () => {
    const server = await Server.start(['--requirepass', 'open sesame']);
    const { home, file } = makeSweep();
    const out = join(home, 'out');
    const refused = (url: string, status: number, message: RegExp, password = {}) => {
      for (const words of [['sweep', file, '--out', out], ['worker'], ['queue', 'status']]) {
        const ended = kindling([...words, '--queue', url], { env: password });
        expect(ended.stderr).toMatch(message);
        expect(ended.stderr.trim().split('\n')).toHaveLength(1);
        expect(ended.stderr).not.toContain('mellon');
        expect(ended.status).toBe(status);
      }
      expect(existsSync(out)).toBe(false);
    };
    refused(server.url, 1, /refuses the password: NOAUTH/);
    refused(server.url.replace('//', '//:mellon@'), 1, /refuses the password: WRONGPASS/);
    refused('redis://127.0.0.1:1', 1, /cannot reach redis:\/\/127\.0\.0\.1:1: connect ECONNREFUSED/);
    refused('http://x:mellon@y', 2, /"http:\/\/…@y" is no address of a Redis server/);
    const env = { KINDLING_QUEUE_PASSWORD: 'open sesame' };
    expect(kindling(['queue', 'status', '--queue', server.url], { env }).status).toBe(0);
    const inside = server.url.replace('//', '//:open%20sesame@');
    expect(kindling(['queue', 'status', '--queue', inside]).stdout).toContain('No sweep in the queue.');
    const both = kindling(['sweep', file, '--out', out, '--queue', server.url, '--shard', '1/2']);
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
    const untrusted = kindling(['queue', 'status', '--queue', url]);
    expect(untrusted.status).toBe(1);
    expect(untrusted.stderr).toMatch(/cannot reach rediss:.*self-signed certificate/);
    const env = { NODE_EXTRA_CA_CERTS: cert };
    const { home, file } = makeSweep();
    const serving = start(['worker', '--queue', url, '--workers', '1', '--idle', '30'], [], env);
    onTestFinished(() => void serving.child.kill('SIGKILL'));
    expect(kindling(['sweep', file, '--out', join(home, 'out'), '--queue', url], { env }).status).toBe(0);
    expect(await rowsIn(join(home, 'out'), 'runs')).toHaveLength(24);
  });
});
