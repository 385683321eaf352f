import { Piscina } from 'piscina';
import { RunError } from './run-error.ts';

type Options = ConstructorParameters<typeof Piscina>[0];
type PiscinaRunOptions = Parameters<Piscina['run']>[1];

/** No thread can start. */
export class ThreadsFailed extends RunError {
  constructor(reason: string) {
    super('threadsFailed', { reason });
  }
}

/**
 * Piscina, whose tasks would wait for ever where no thread can start: its file cannot be read, or there is no memory for it.
 * Those who wait are told, and so is whoever comes later. Any other error is a task's own.
 */
export class Threads extends Piscina {
  readonly #waiting = new Set<(reason: unknown) => void>();
  #failure: ThreadsFailed | null = null;

  constructor(options: Options) {
    super(options);
    // Also heard when a thread answers for a task that nobody waits for any more.
    this.on('error', (error: Error) => {
      if (this.threads.length > 0) return;
      this.#failure = new ThreadsFailed(error.message);
      for (const reject of this.#waiting) reject(this.#failure);
    });
  }

  override run(task: unknown, options?: PiscinaRunOptions): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#failure) return reject(this.#failure);
      this.#waiting.add(reject);
      void super
        .run(task, options)
        .then(resolve, reject)
        .finally(() => this.#waiting.delete(reject));
    });
  }
}
