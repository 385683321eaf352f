import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Attempt } from '../sweep/attempt.ts';
import type { Cell } from '../sweep/cells.ts';

/** What goes to workers and what comes back, as text that any version of Node reads. */

export interface Batch {
  readonly cells: readonly Cell[];
  /** Graphs that the batches before or after use, too. */
  readonly shared: readonly string[];
  /** By the key of the sweep, where it has one. */
  readonly signature?: string | undefined;
}

const ARRAYS = { Float64Array, Int32Array, Uint8Array } as const;
const MARK = '\u0000array';

/** Bytes that anything from a queue may unpack to: some bytes of gzip may hold more than there is memory for. */
export const MAX_UNPACKED = 2 ** 28;

/** JSON, squeezed, with columns as base64: NaN and every bit survive. */
export function compress(value: unknown): Promise<Buffer> {
  const text = JSON.stringify(value, function (this: Record<string, unknown>, key: string, plain: unknown) {
    // A Buffer has been made a list of numbers by its own method.
    const value = this[key];
    if (!ArrayBuffer.isView(value)) return plain;
    const { buffer, byteOffset, byteLength } = value;
    return {
      [MARK]: value instanceof Uint8Array ? 'Uint8Array' : value.constructor.name,
      bytes: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
    };
  });
  return promisify(gzip)(text);
}

/** Throws where the bytes are none of {@link compress}'s, or hold more than `max`. */
export async function expand(bytes: Buffer, max = MAX_UNPACKED): Promise<unknown> {
  const text = (await promisify(gunzip)(bytes, { maxOutputLength: max })).toString();
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(MARK in value)) return value;
    const { [MARK]: name, bytes } = value as Record<string, unknown>;
    if (typeof name !== 'string' || !Object.hasOwn(ARRAYS, name)) throw new TypeError('no kind of column');
    // Copied, as a Buffer's bytes may begin anywhere.
    const { buffer } = new Uint8Array(Buffer.from(String(bytes), 'base64'));
    return new ARRAYS[name as keyof typeof ARRAYS](buffer);
  });
}

/** What the signature of a batch covers. */
export function batchWords(id: string, jobId: string, { cells, shared }: Batch): string[] {
  return [id, jobId, JSON.stringify(cells), JSON.stringify(shared)];
}

export async function pack(attempt: Attempt): Promise<string> {
  return (await compress(attempt)).toString('base64');
}

/** What came of a batch, as it was written; not checked. Throws where the text is none of {@link pack}'s. */
export function unpack(text: string): Promise<unknown> {
  return expand(Buffer.from(text, 'base64'));
}
