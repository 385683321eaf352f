import { releaseProxy, wrap, type Remote } from 'comlink';
import type { Engine, PluginAddress } from './protocol.ts';

/** A worker and what it can be asked. */
export interface Slot {
  readonly worker: Worker;
  readonly engine: Remote<Engine>;
  /** Rejects when the worker dies of something that no call answers for, such as running out of memory. */
  readonly death: Promise<never>;
}

let plugins: readonly PluginAddress[] = [];

/** Has every worker that is opened from now on load these plug-ins. */
export function holdInWorkers(addresses: readonly PluginAddress[]): void {
  plugins = addresses;
  for (const slot of spares.splice(0)) closeSlot(slot);
}

/** Workers that have loaded and wait for work, so that a run does not begin with a second of loading. */
const spares: Slot[] = [];

/** Has so many workers wait; opened once the page has nothing else to do. */
export function keepReady(workers: number): void {
  const idle = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 200));
  idle(() => {
    while (spares.length < workers) spares.push(load());
  });
}

/** Has a worker that is done and keeps nothing of what it did wait for the next run. */
export function giveBack(slot: Slot): void {
  spares.push(slot);
}

/** A worker of one's own, until it is closed or given back. */
export function openSlot(): Slot {
  return spares.pop() ?? load();
}

function load(): Slot {
  const worker = new Worker(new URL('./engine.ts', import.meta.url), { type: 'module' });
  const death = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'EWORKER')));
    worker.addEventListener('messageerror', () => reject(new Error('EMESSAGE')));
  });
  // Whoever waits for an answer hears of it; one that waits for work is let go.
  death.catch(() => {
    const at = spares.findIndex((slot) => slot.worker === worker);
    if (at >= 0) spares.splice(at, 1);
  });
  const engine = wrap<Engine>(worker);
  // Whatever is run next waits for them, and says what is wrong with them.
  if (plugins.length > 0) engine.hold(plugins).catch(() => {});
  return { worker, engine, death };
}

export function closeSlot({ worker, engine }: Slot): void {
  engine[releaseProxy]();
  worker.terminate();
}
