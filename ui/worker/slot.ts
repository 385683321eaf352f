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
}

export function openSlot(): Slot {
  const worker = new Worker(new URL('./engine.ts', import.meta.url), { type: 'module' });
  const death = new Promise<never>((_, reject) => {
    worker.addEventListener('error', (event) => reject(new Error(event.message || 'EWORKER')));
    worker.addEventListener('messageerror', () => reject(new Error('EMESSAGE')));
  });
  death.catch(() => {}); // Whoever waits for an answer hears of it.
  const engine = wrap<Engine>(worker);
  // Whatever is run next waits for them, and says what is wrong with them.
  if (plugins.length > 0) engine.hold(plugins).catch(() => {});
  return { worker, engine, death };
}

export function closeSlot({ worker, engine }: Slot): void {
  engine[releaseProxy]();
  worker.terminate();
}
