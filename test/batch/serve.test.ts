import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request, type IncomingHttpHeaders, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RunError } from '../../batch/run-error.ts';
import { servePage, type Served } from '../../batch/serve.ts';
import { folder } from '../support/cli.ts';

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

describe('the page’s server', () => {
  const page = folder();
  const asset = join(page, 'assets/a.js');
  const module = join(folder(), 'board.mjs');
  let served: Served;
  beforeAll(async () => {
    mkdirSync(join(page, 'assets'));
    writeFileSync(join(page, 'index.html'), '<!doctype html><title>page</title>');
    writeFileSync(asset, '0123456789');
    writeFileSync(module, 'export default 1;');
    served = await servePage(0, page, { 'plugins/board.mjs': module });
  });
  afterAll(() => served.close());

  const port = () => Number(new URL(served.url).port);
  const ask = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<Answer>((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port: port(), path, headers, method }, (response) => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }));
      });
      asked.on('error', reject);
      asked.end();
    });
  /** The first line and headers that come back for bytes as they are. */
  const askRaw = (bytes: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(port(), '127.0.0.1', () => socket.write(bytes));
      let back = '';
      socket.on('data', (chunk) => (back += chunk.toString()));
      socket.on('close', () => resolve(back));
      socket.on('error', reject);
    });
  const alive = async () => expect((await ask('/')).status).toBe(200);

  test.each(['evil.example', 'evil.example:80', '127.0.0.1.evil.example', ' '])(
    'turns away the host name "%s"',
    async (host) => {
      expect((await ask('/', { host })).status).toBe(403);
    },
  );

  test('turns away a request that names no host', async () => {
    expect(await askRaw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /);
  });

  test('the host name it has itself is served', async () => {
    expect((await ask('/', { host: 'localhost:1234' })).body).toContain('<title>page</title>');
  });

  test.each([
    [200, '/', {}],
    [206, '/assets/a.js', { range: 'bytes=2-5' }],
    [403, '/', { host: 'evil.example' }],
    [404, '/no/such/file', {}],
    [416, '/assets/a.js', { range: 'bytes=5-1' }],
    [416, '/assets/a.js', { range: 'bytes=999-' }],
  ] as const)('answers %i with the same content policy', async (status, path, headers) => {
    const answer = await ask(path, headers);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-security-policy']).toMatch(/default-src 'self'.*frame-ancestors 'none'/);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  test('a range is as long as it says', async () => {
    const { body, headers } = await ask('/assets/a.js', { range: 'bytes=2-5' });
    expect([body, headers['content-range']]).toEqual(['2345', 'bytes 2-5/10']);
  });

  test.each(['bytes=0-99999999999999999999', 'bytes=-5', 'bytes=0-1,4-5', 'lines=1-2', 'bytes=NaN-'])(
    'the range %s sends the whole file',
    async (range) => {
      expect((await ask('/assets/a.js', { range })).body).toBe('0123456789');
    },
  );

  test('an asset that a rebuild removes is 404, one that it adds is served', async () => {
    rmSync(asset);
    expect((await ask('/assets/a.js')).status).toBe(404);
    writeFileSync(asset, 'new');
    expect((await ask('/assets/a.js')).body).toBe('new');
    writeFileSync(asset, '0123456789');
  });

  test('a module beside the page is served as it is now, as a script; none that is gone', async () => {
    const first = await ask('/plugins/board.mjs?v=1');
    expect(first).toMatchObject({ status: 200, body: 'export default 1;' });
    writeFileSync(module, 'export default 2;');
    expect((await ask('/plugins/board.mjs')).body).toBe('export default 2;');
    rmSync(module);
    expect((await ask('/plugins/board.mjs')).status).toBe(404);
    expect((await ask('/plugins/other.mjs')).status).toBe(404);
  });

  test.runIf(process.platform === 'linux')(
    'a file that fails while it is read ends its own connection',
    async () => {
      // Found like any file; reading its first byte is an input/output error.
      symlinkSync('/proc/self/mem', join(page, 'assets/b.js'));
      await ask('/assets/b.js').catch(() => {});
      await alive();
    },
  );

  test.runIf(process.platform === 'linux')(
    'a file that grew since it was found does not spill into the next answer',
    async () => {
      // Found with 0 bytes, read with more.
      symlinkSync('/proc/version', join(page, 'assets/c.js'));
      const head = 'GET /assets/c.js HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n';
      const [, body = ''] = (await askRaw(head)).split('\r\n\r\n');
      expect(body).toBe('');
      await alive();
    },
  );

  test.each([
    '/%00',
    '/%E0%A4%A',
    '/../../etc/passwd',
    '/..%2f..%2fetc/passwd',
    '/a'.repeat(99),
    '//',
    '/?%',
  ])('the path %s does it no harm', async (path) => {
    expect([200, 404]).toContain((await ask(path)).status);
    await alive();
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s', async (method) => {
    expect((await ask('/', {}, method)).status).toBe(405);
  });

  test.each([
    'no HTTP at all\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    `GET / HTTP/1.1\r\nx: ${'y'.repeat(99_999)}\r\n\r\n`,
  ])('what is no request is answered 400, with the policy', async (bytes) => {
    const back = await askRaw(bytes);
    expect(back).toMatch(/^HTTP\/1\.1 400 /);
    expect(back).toContain('Content-Security-Policy: default-src');
    await alive();
  });

  test('where all ports are taken, one message says which were tried', async () => {
    const taken: Server[] = [];
    const first = await new Promise<number>((resolve) => {
      const one = createServer().listen(0, '127.0.0.1', () => resolve((one.address() as AddressInfo).port));
      taken.push(one);
    });
    for (let next = first + 1; next <= first + 10; next++) {
      await new Promise<void>((resolve) => {
        const one = createServer();
        // Taken by somebody else is taken as well.
        one.once('error', () => resolve()).listen(next, '127.0.0.1', resolve);
        taken.push(one);
      });
    }
    const error = await servePage(first, page).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(RunError);
    const values = { first, last: first + 10, reason: 'EADDRINUSE' };
    expect((error as RunError).problem).toMatchObject({ code: 'portRefused', values });
    for (const one of taken) one.close();
  });
});
