import { InputError, problem } from '../../../sim/index.ts';
import type { Named } from './opened.ts';

/** What reading a file gives, or that it changed or vanished since it was chosen: a browser then refuses to read it. */
async function orChanged<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw changed(path, error);
  }
}

/** Why a file that was there could not be read. */
export function changed(path: string, error: unknown): InputError {
  const reason = error instanceof Error || error instanceof DOMException ? error.message : String(error);
  return new InputError([problem('resultsChanged', { file: path, values: { reason } })]);
}

export function textOf({ path, file }: Named): Promise<string> {
  return orChanged(path, () => file.text());
}

export function bytesOf({ path, file }: Named): Promise<ArrayBuffer> {
  return orChanged(path, () => file.arrayBuffer());
}
