import { spawnSync } from 'node:child_process';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** Machines with links of their own to a server, that can be cut and mended. */
export interface Network {
  /** Words before a command that is to run beside the server, or at a machine. */
  readonly beside: readonly string[];
  at(machine: number): readonly string[];
  /** The server's address as seen from a machine; once its port is known. */
  address(machine: number, port: number): Promise<string>;
  cut(machine: number): void;
  mend(machine: number): void;
}

/** Namespaces joined by veth pairs, where that is allowed; else a proxy for each machine that can hold everything back. */
export function makeNetwork(machines: number): Network {
  const network = namespaces(machines);
  if (!network) console.log('network namespaces: not allowed here, proxies stand in for the links');
  return network ?? proxies();
}

function namespaces(machines: number): Network | null {
  const name = `kdl${process.pid % 100_000}`;
  const ip = (...args: string[]) => spawnSync('ip', args, { encoding: 'utf8' }).status === 0;
  if (!ip('netns', 'add', name)) return null;
  onTestFinished(() => {
    for (let m = 0; m < machines; m++) ip('netns', 'del', `${name}m${m}`);
    ip('netns', 'del', name);
  });
  let fine = ip('-n', name, 'link', 'set', 'lo', 'up');
  for (let m = 0; m < machines; m++) {
    const [there, near, far] = [`${name}m${m}`, `v${m}`, `w${m}`];
    fine &&= ip('netns', 'add', there);
    fine &&= ip('link', 'add', near, 'netns', name, 'type', 'veth', 'peer', 'name', far, 'netns', there);
    fine &&= ip('-n', name, 'addr', 'add', `10.77.${m}.1/24`, 'dev', near);
    fine &&= ip('-n', there, 'addr', 'add', `10.77.${m}.2/24`, 'dev', far);
    fine &&= ip('-n', name, 'link', 'set', near, 'up');
    fine &&= ip('-n', there, 'link', 'set', far, 'up');
    fine &&= ip('-n', there, 'link', 'set', 'lo', 'up');
  }
  if (!fine) return null;
  return {
    beside: ['ip', 'netns', 'exec', name],
    at: (m) => ['ip', 'netns', 'exec', `${name}m${m}`],
    address: (m, port) => Promise.resolve(`redis://10.77.${m}.1:${port}`),
    // The machine's own end: the server sees nothing but silence.
    cut: (m) => void ip('-n', `${name}m${m}`, 'link', 'set', `w${m}`, 'down'),
    mend: (m) => void ip('-n', `${name}m${m}`, 'link', 'set', `w${m}`, 'up'),
  };
}

function proxies(): Network {
  const held = new Set<number>();
  const sockets: { machine: number; socket: Socket }[] = [];
  return {
    beside: [],
    at: () => [],
    address: (machine, port) =>
      new Promise((resolve) => {
        const proxy = createServer((near) => {
          const far = connect(port, '127.0.0.1');
          for (const [from, to] of [
            [near, far],
            [far, near],
          ]) {
            sockets.push({ machine, socket: from });
            from.on('data', (some) => to.write(some));
            from.on('close', () => to.destroy());
            from.on('error', () => to.destroy());
            if (held.has(machine)) from.pause();
          }
        }).listen(0, '127.0.0.1', () => {
          onTestFinished(() => {
            for (const { socket } of sockets) socket.destroy();
            proxy.close();
          });
          resolve(`redis://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
        });
      }),
    cut(machine) {
      held.add(machine);
      for (const one of sockets) if (one.machine === machine) one.socket.pause();
    },
    mend(machine) {
      held.delete(machine);
      for (const one of sockets) if (one.machine === machine) one.socket.resume();
    },
  };
}
