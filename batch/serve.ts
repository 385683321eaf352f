import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';
import { RunError } from './run-error.ts';

const here = dirname(fileURLToPath(import.meta.url));
/** The built page, from the checkout's sources and from the package alike. */
export const PAGE = [join(here, 'ui'), join(here, '../dist/ui')].find(existsSync) ?? join(here, 'ui');

const LOOPBACK = '127.0.0.1';

/** Scripts and workers only from here; inline styles are allowed because the component library sets them. */
const POLICY = [
  "default-src 'self'",
  // The simulator's hot loops are WebAssembly, compiled from text that is part of its script.
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Sent with every answer, whatever its status. */
const HEADERS = {
  'Content-Security-Policy': POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
} as const;

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the dashboard in `folder` on the loopback address only. A port that is taken is passed over, up to ten times;
 * port 0 takes any. `modules` are files served beside the page, as JavaScript, by their path below it.
 * @throws RunError if no port could be had.
 */
export async function servePage(
  port: number,
  folder = PAGE,
  modules: Readonly<Record<string, string>> = {},
): Promise<Served> {
  // `dev` looks at the disk at every request: a page that is rebuilt meanwhile is served as it is then.
  const files = sirv(folder, { dev: true, etag: true });
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    response.on('pipe', (file) => keepLength(file, response));
    const refused = refusal(request);
    if (refused !== null) answer(response, refused);
    else if (Object.hasOwn(modules, pathOf(request))) sendModule(modules[pathOf(request)]!, response);
    else {
      try {
        files(request, response, () => answer(response, 404));
      } catch {
        answer(response, 404);
      }
    }
  });
  server.on('clientError', (_error, socket: Socket) => {
    const lines = Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}\r\n`);
    if (socket.writable) socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}Connection: close\r\n\r\n`);
  });
  await listen(server, port);
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${LOOPBACK}:${taken}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * Ends the connection of a file that vanishes, grows or shrinks between being found and being read: bytes beyond the
 * length that was promised would be taken for the next answer, and missing ones waited for.
 */
function keepLength(file: Readable, response: ServerResponse): void {
  let left = Number(response.getHeader('Content-Length'));
  file.on('error', () => response.destroy());
  file.prependListener('data', (bytes: Buffer) => {
    left -= bytes.length;
    if (left < 0) response.destroy();
  });
  file.on('end', () => left > 0 && response.destroy());
}

/** The path that is asked for, without its first slash and without a query. */
const pathOf = ({ url = '' }: IncomingMessage) => url.replace(/^\//, '').replace(/\?.*$/, '');

/** A module as it is now, never from a cache: it may be at work. */
function sendModule(file: string, response: ServerResponse): void {
  try {
    const text = readFileSync(file);
    const type = { 'Content-Type': 'text/javascript; charset=utf-8', 'Cache-Control': 'no-store' };
    response.writeHead(200, type).end(text);
  } catch {
    answer(response, 404);
  }
}

function answer(response: ServerResponse, status: number): void {
  if (response.headersSent) response.destroy();
  else response.writeHead(status).end();
}

/** The status with which a request is turned away, or null. */
function refusal({ method, headers }: IncomingMessage): number | null {
  // A page elsewhere cannot reach this one under a name of its own (DNS rebinding).
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  if (host !== LOOPBACK && host !== 'localhost') return 403;
  if (method !== 'GET' && method !== 'HEAD') return 405;
  if (headers.range === undefined) return null;
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/.exec(headers.range) ?? [];
  // Ranges of any other form may be ignored (RFC 9110, 14.2): the whole file is sent.
  if (from === undefined) delete headers.range;
  return to && Number(to) < Number(from) ? 416 : null;
}

async function listen(server: Server, first: number): Promise<void> {
  const last = first === 0 ? 0 : first + 10;
  for (let port = first; ; port++) {
    try {
      server.listen(port, LOOPBACK);
      await once(server, 'listening');
      return;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EADDRINUSE' && port < last) continue;
      throw new RunError('portRefused', { first, last: port, reason: code ?? String(error) });
    }
  }
}
