import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Attempt } from '../sweep/attempt.ts';
import type { Cell } from '../sweep/cells.ts';

/** What goes to workers and what comes back, as text that any version of Node reads. */

export interface Batch {
  readonly cells: readonly Cell[];
  /** Graphs that the batches before or after use, too. */
  readonly shared: readonly string[];
}

const ARRAYS = { Float64Array, Int32Array, Uint8Array } as const;
const MARK = '\u0000array';

type Change = (key: string, value: unknown) => unknown;

/** JSON, squeezed. */
export function squeeze(value: unknown, replacer?: Change): Promise<Buffer> {
  return promisify(gzip)(JSON.stringify(value, replacer));
}

/** Throws where the bytes are none of {@link squeeze}'s. */
export async function expand(bytes: Buffer, reviver?: Change): Promise<unknown> {
  return JSON.parse((await promisify(gunzip)(bytes)).toString(), reviver);
}

/** Columns as base64 in JSON, squeezed: NaN and every bit survive. */
export async function pack(attempt: Attempt): Promise<string> {
  const bytes = await squeeze(attempt, (_, value) => {
    if (!ArrayBuffer.isView(value)) return value;
    const { buffer, byteOffset, byteLength } = value;
    return {
      [MARK]: value.constructor.name,
      bytes: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
    };
  });
  return bytes.toString('base64');
}

/** Throws where the text is none of {@link pack}'s. */
export async function unpack(text: string): Promise<Attempt> {
  return (await expand(Buffer.from(text, 'base64'), (_, value) => {
    if (typeof value !== 'object' || value === null || !(MARK in value)) return value;
    const { [MARK]: name, bytes } = value as Record<string, string>;
    // Copied, as a Buffer's bytes may begin anywhere.
    const { buffer } = new Uint8Array(Buffer.from(bytes, 'base64'));
    return new ARRAYS[name as keyof typeof ARRAYS](buffer);
  })) as Attempt;
}
