/**
 * A Parquet file carries a SHA-256 of itself among its notes, taken while that place holds zeros. It covers every byte, footer
 * included, and is found without parsing, as a parser may not come back from damaged bytes.
 */

export type Sha256 = (bytes: Uint8Array) => string;

/** The note's key, and its value until it is known. */
export const SEAL = 'kindling.seal';
const MARK = 'sha256:';
const DIGITS = 64;
/** Bytes of the footer's length and of Parquet's closing mark. */
const TAIL = 8;
export const UNSEALED = MARK + '0'.repeat(DIGITS);

const encoder = new TextEncoder();
const NEEDLE = encoder.encode(MARK);
const ZEROS = encoder.encode('0'.repeat(DIGITS));

/** Puts the checksum in, in place. Throws where the bytes hold no {@link UNSEALED} note. */
export function seal(bytes: Uint8Array, sha256: Sha256): Uint8Array {
  const at = placeOf(bytes);
  if (at < 0) throw new RangeError('These bytes have no place for a seal.');
  bytes.set(encoder.encode(sha256(bytes)), at);
  return bytes;
}

/** The checksum that a file carries; null where it has none. */
export function sealOf(bytes: Uint8Array): string | null {
  const at = placeOf(bytes);
  if (at < 0) return null;
  const text = String.fromCharCode(...bytes.subarray(at, at + DIGITS));
  return /^[0-9a-f]{64}$/.test(text) ? text : null;
}

/** Whether a file carries a checksum and no byte differs from when it was made. */
export function isIntact(bytes: Uint8Array, sha256: Sha256): boolean {
  const stated = sealOf(bytes);
  if (stated === null) return false;
  const blank = bytes.slice();
  blank.set(ZEROS, placeOf(bytes));
  return sha256(blank) === stated;
}

/** Where the digits begin: after the last mark in the footer, whose length is in the last bytes of a Parquet file; −1 where there is none. */
function placeOf(bytes: Uint8Array): number {
  const end = bytes.length - TAIL;
  if (end < 0) return -1;
  const footer = new DataView(bytes.buffer, bytes.byteOffset).getUint32(end, true);
  const first = Math.max(0, end - footer);
  for (let at = end - NEEDLE.length - DIGITS; at >= first; at--)
    if (bytes[at] === NEEDLE[0] && NEEDLE.every((byte, k) => bytes[at + k] === byte))
      return at + NEEDLE.length;
  return -1;
}
