/** Bytes of a file as text, and where they are none. */

const LINE_FEED = 0x0a;

/** Characters that fit into one text of this engine; a file of more bytes cannot be read whole. */
export const MAX_CHARACTERS = 0x1fffffe8;

export type Decoded =
  | { readonly text: string }
  /** The first line that is not UTF-8. */
  | { readonly line: number };

/**
 * UTF-8, or UTF-16 where the file begins by saying so, as tables saved by a spreadsheet may. Other encodings, GBK
 * above all, would turn different names into the same replacement characters, so they are refused, not guessed.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { line: firstWrongLine(bytes) };
  }
}

/** A line feed is never part of another character in UTF-8, so that lines can be tried one by one. */
function firstWrongLine(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; ; line++) {
    const found = bytes.indexOf(LINE_FEED, start);
    const end = found < 0 ? bytes.length : found;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
    if (found < 0) return line;
    start = end + 1;
  }
}
