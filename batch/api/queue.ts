/** What one side makes and the other takes, in order; whoever makes too much is asked to wait. */
export class Queue<T> {
  readonly #max: number;
  #waiting: T[] = [];
  #ended = false;
  #error: unknown;
  #wake: () => void = () => {};
  #room: Promise<void> | undefined;
  #makeRoom: () => void = () => {};

  /** `most`: items from which {@link push} answers with a promise of room. */
  constructor(max = Infinity) {
    this.#max = max;
  }

  push(...items: readonly T[]): Promise<void> | void {
    if (this.#ended) return;
    for (const item of items) this.#waiting.push(item);
    this.#wake();
    if (this.#waiting.length <= this.#max) return;
    this.#room ??= new Promise((resolve) => (this.#makeRoom = resolve));
    return this.#room;
  }

  /** Nothing more comes; with an error, it is thrown to the taker after what is there already. */
  end(error?: unknown): void {
    this.#ended = true;
    this.#error = error;
    this.#wake();
  }

  /** Nobody takes any more. */
  close(): void {
    this.#ended = true;
    this.#waiting = [];
    this.release();
  }

  /** Lets those go on who wait for room. */
  release(): void {
    this.#room = undefined;
    this.#makeRoom();
  }

  async *take(): AsyncGenerator<T, void, void> {
    for (;;) {
      const items = this.#waiting;
      this.#waiting = [];
      for (const item of items) yield item;
      if (this.#waiting.length > 0) continue;
      this.release();
      if (this.#ended) {
        if (this.#error !== undefined) throw this.#error;
        return;
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}
