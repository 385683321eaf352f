import { InputError, problem } from '../../problems.ts';
import type { GraphReading } from './reading.ts';

/** Bytes of a file as text, piece by piece. */

/** Characters of a piece, about. */
const PIECE = 1 << 20;
/** Bytes from which the encoding is told, where a mark or a declaration does not. */
const SAMPLE = 1 << 16;

const MARKS: readonly (readonly [mark: readonly number[], label: string])[] = [
  [[0xff, 0xfe, 0, 0], 'utf-32le'],
  [[0, 0, 0xfe, 0xff], 'utf-32be'],
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
  [[0x84, 0x31, 0x95, 0x33], 'gb18030'],
];

/**
 * The encoding of a text: by its mark, its XML declaration or its bytes; UTF-8 and GB18030 (which holds GBK and GB2312) are
 * told apart by trying. Others are refused rather than guessed, as they would turn names into other names.
 */
export function encodingOf(file: string, bytes: Uint8Array, set?: string): GraphReading['encoding'] {
  const refuse = (found: string) =>
    new InputError([problem('graphEncodingUnknown', { file, values: { found } })]);
  const supported = (label: string) => {
    try {
      return new TextDecoder(label).encoding;
    } catch {
      throw refuse(label);
    }
  };
  if (set !== undefined) return { name: supported(set), from: 'set' };
  const mark = MARKS.find(([start]) => start.every((byte, i) => bytes[i] === byte))?.[1];
  if (mark !== undefined) return { name: supported(mark), from: 'mark' };
  const wide = wideOrder(bytes);
  if (wide !== null && isValid(bytes, wide)) return { name: wide, from: 'bytes' };
  if (wide !== null) throw new InputError([problem('graphUnreadable', { file, values: { kind: 'binary' } })]);
  const declared = declaredIn(bytes);
  // A file saved again by a text editor may be UTF-8 and still declare something else.
  if (declared !== undefined && !/^utf-?(8|16)$/i.test(declared) && isValid(bytes, supported(declared)))
    return { name: supported(declared), from: 'declared' };
  if (isValid(bytes, 'utf-8')) return { name: 'utf-8', from: 'bytes' };
  if (looksChinese(bytes) && isValid(bytes, 'gb18030')) return { name: 'gb18030', from: 'bytes' };
  const line = firstWrongLine(bytes);
  throw new InputError([problem('graphNotUtf8', { file, line })]);
}

/** The text of a file in pieces, without its mark. */
export function* piecesOf(file: string, bytes: Uint8Array, encoding: string): Generator<string, void> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let at = 0; at < bytes.length; at += PIECE) {
      const text = decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
      yield at === 0 && text.startsWith('\uFEFF') ? text.slice(1) : text;
    }
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new InputError([problem('graphEncodingWrong', { file, values: { found: encoding } })]);
  }
}

/** UTF-16 without a mark: its line ends, digits and separators hold a zero, which no other text does. */
function wideOrder(bytes: Uint8Array): string | null {
  const end = Math.min(bytes.length, SAMPLE) & ~1;
  let little = 0;
  let big = 0;
  for (let i = 0; i < end; i += 2) {
    if (bytes[i + 1] === 0 && isPlain(bytes[i])) little++;
    else if (bytes[i] === 0 && isPlain(bytes[i + 1])) big++;
  }
  if (little === 0 && big === 0) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function isPlain(byte: number): boolean {
  return byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127);
}

function declaredIn(bytes: Uint8Array): string | undefined {
  let head = '';
  for (let i = 0; i < Math.min(bytes.length, 200); i++) head += String.fromCharCode(bytes[i]);
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/.exec(head)?.[1];
}

function isValid(bytes: Uint8Array, label: string): boolean {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    for (let at = 0; at < bytes.length; at += PIECE)
      decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/**
 * Whether bytes above 127 come in pairs as those of Chinese text do: both above 160 in nine pairs of ten. A letter with an
 * accent, in an encoding of Europe, is followed by plain letters.
 */
function looksChinese(bytes: Uint8Array): boolean {
  let pairs = 0;
  let others = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] < 0x80) continue;
    const next = bytes[i + 1] ?? 0;
    if (bytes[i] >= 0xa1 && bytes[i] <= 0xf7 && next >= 0xa1) pairs++;
    else others++;
    i++;
  }
  return pairs >= 9 * others;
}

/** The first line that is not UTF-8; a line feed is never part of another character there. */
function firstWrongLine(bytes: Uint8Array): number {
  for (let line = 1, start = 0; ; line++) {
    const found = bytes.indexOf(10, start);
    const end = found < 0 ? bytes.length : found;
    if (found < 0 || !isValid(bytes.subarray(start, end), 'utf-8')) return line;
    start = end + 1;
  }
}
