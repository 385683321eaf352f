import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sirv from 'sirv';

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

export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the dashboard on the loopback address only. A port that is taken is passed over, up to ten times; port 0 takes any.
 */
export async function servePage(port: number): Promise<Served> {
  const files = sirv(PAGE, {
    etag: true,
    setHeaders: (response) => {
      response.setHeader('Content-Security-Policy', POLICY);
      response.setHeader('X-Content-Type-Options', 'nosniff');
      response.setHeader('Referrer-Policy', 'no-referrer');
    },
  });
  const server = createServer((request, response) => {
    // A page elsewhere cannot reach this one under a name of its own (DNS rebinding).
    const host = (request.headers.host ?? '').replace(/:\d+$/, '');
    if (host !== LOOPBACK && host !== 'localhost') {
      response.writeHead(403).end();
      return;
    }
    files(request, response, () => {
      response.writeHead(404).end();
    });
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

async function listen(server: Server, first: number): Promise<void> {
  const last = first === 0 ? 0 : first + 10;
  for (let port = first; ; port++) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, LOOPBACK, () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE' || port >= last) throw error;
    }
  }
}
