import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { folder } from '../../support/cli.ts';

/** Whether there is a redis-server; CI allows no skip, and then its absence shows. */
export const NO_REDIS =
  !process.env['KINDLING_NO_SKIP'] && spawnSync('redis-server', ['--version']).status !== 0;

/** A redis-server that can be stopped and started again on its data. */
export class Server {
  readonly port: number;
  readonly #args: readonly string[];
  readonly #prefix: readonly string[];
  #process: ChildProcess | null = null;

  private constructor(port: number, args: readonly string[], prefix: readonly string[]) {
    this.port = port;
    this.#args = ['--dir', folder(), '--save', '', '--appendonly', 'yes', ...args];
    this.#prefix = prefix;
  }

  /** Starts one that ends with the test; `prefix` are words before the command, `args` its own. */
  static async start(args: readonly string[] = [], prefix: readonly string[] = []): Promise<Server> {
    const server = new Server(await freePort(), args, prefix);
    onTestFinished(() => server.stop());
    await server.start();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const own = this.#args.includes('--tls-port') ? ['--port', '0'] : ['--port', String(this.port)];
    const words = [...this.#prefix, 'redis-server', ...own, ...this.#args];
    const args = words.slice(1).map((word) => (word === 'PORT' ? String(this.port) : word));
    this.#process = spawn(words[0], args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    this.#process.stdout!.on('data', (some: Buffer) => (said += some.toString()));
    while (!said.includes('Ready to accept connections')) {
      if (this.#process.exitCode !== null) throw new Error(said);
      await wait(20);
    }
  }

  /** Ends it at once, as a power cut would. */
  async stop(): Promise<void> {
    const child = this.#process;
    this.#process = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((done) => child.on('exit', done));
    child.kill('SIGKILL');
    await ended;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
