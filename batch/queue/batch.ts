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

const squeeze = promisify(gzip);
const expand = promisify(gunzip);

const ARRAYS = { Float64Array, Int32Array, Uint8Array } as const;
const MARK = '\u0000array';

/** Columns as base64 in JSON, squeezed: NaN and every bit survive. */
export async function pack(attempt: Attempt): Promise<string> {
  const json = JSON.stringify(attempt, (_, value: unknown) => {
    if (!ArrayBuffer.isView(value)) return value;
    const { buffer, byteOffset, byteLength } = value;
    return {
      [MARK]: value.constructor.name,
      bytes: Buffer.from(buffer, byteOffset, byteLength).toString('base64'),
    };
  });
  return (await squeeze(json)).toString('base64');
}

/** Throws where the text is none of {@link pack}'s. */
export async function unpack(text: string): Promise<Attempt> {
  const json = (await expand(Buffer.from(text, 'base64'))).toString();
  return JSON.parse(json, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || !(MARK in value)) return value;
    const { [MARK]: name, bytes } = value as Record<string, string>;
    // Copied, as a Buffer's bytes may begin anywhere.
    const { buffer } = new Uint8Array(Buffer.from(bytes, 'base64'));
    return new ARRAYS[name as keyof typeof ARRAYS](buffer);
  }) as Attempt;
}
