import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { InputError, problem } from '../../sim/index.ts';

/** Signatures of what goes over a queue, where its owner has given the sweep and its workers a key. */

/** Fewer characters could be guessed. */
const SHORTEST = 16;

/** What a signature is for, so that none can stand for another kind of message. */
type Purpose = 'common' | 'batch' | 'result';

/** Signs by HMAC-SHA256. Without a key nothing is signed, and everything passes. */
export class Seal {
  readonly #key: string | null;

  constructor(key: string | null) {
    this.#key = key;
  }

  get on(): boolean {
    return this.#key !== null;
  }

  /** The signature of a sequence of texts; '' without a key. */
  sign(purpose: Purpose, texts: readonly string[]): string {
    if (this.#key === null) return '';
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([purpose, ...texts]))
      .digest('hex');
  }

  verify(purpose: Purpose, texts: readonly string[], signature: unknown): boolean {
    if (this.#key === null) return true;
    const [right, found] = [this.sign(purpose, texts), String(signature)].map((text) => Buffer.from(text));
    return right.length === found.length && timingSafeEqual(right, found);
  }
}

/** The key in a file, or else in KINDLING_QUEUE_KEY. Throws InputError where it cannot be read or is short. */
export function sealFrom(file: string | undefined): Seal {
  const key = file === undefined ? process.env['KINDLING_QUEUE_KEY'] : keyIn(file);
  if (key === undefined || key === '') return new Seal(null);
  if (key.length < SHORTEST)
    throw new InputError([
      problem('queueKeyShort', {
        ...(file !== undefined && { file }),
        values: { found: key.length, expected: SHORTEST },
      }),
    ]);
  return new Seal(key);
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    throw new InputError([problem('fileMissing', { values: { found: file } })]);
  }
}
