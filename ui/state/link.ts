import { VERSION } from '../../sim/index.ts';
import { defaultSettings, readSettings, settingsSchema, type Settings } from './settings-schema.ts';

/** Settings as a link: what differs from a first visit, packed into the hash of the address, which no server is sent. */

const NAME = 'open=';
/** Links longer than this are cut by some programs that carry them; a file carries the rest. */
export const LONGEST = 1900;
/** No settings are longer than this, in characters; a longer text is no link of ours. */
const MOST = 1_000_000;

/** What a link holds. */
export interface OpenedLink {
  readonly settings: Partial<Settings>;
  /** Names of what could not be used. */
  readonly unusable: readonly string[];
  /** Version of Kindling that made it. */
  readonly version: string;
}

/** The address with these settings; null where it would be too long. Language is left to whoever opens it. */
export async function writeLink(state: Settings, address: string): Promise<string | null> {
  const settings = settingsSchema.parse(state);
  const { experiment, changes } = settings;
  const own = { ...settings, changes: { [experiment]: changes[experiment] ?? {} } };
  const first: Record<string, unknown> = { ...defaultSettings(), changes: { [experiment]: {} } };
  const differing = Object.entries(own).filter(
    ([name, value]) => name !== 'lang' && JSON.stringify(value) !== JSON.stringify(first[name]),
  );
  const text = JSON.stringify({ kindling: VERSION, settings: Object.fromEntries(differing) });
  const url = new URL(address);
  url.hash =
    NAME + asText(await passed(new TextEncoder().encode(text), new CompressionStream('deflate-raw')));
  return url.href.length > LONGEST ? null : url.href;
}

/** What the hash of an address holds: null where it is no link of ours, `unreadable` where it was one. */
export async function readLink(hash: string): Promise<OpenedLink | 'unreadable' | null> {
  const [, packed] = hash.split(`#${NAME}`);
  if (packed === undefined) return null;
  try {
    const bytes = await passed(asBytes(packed), new DecompressionStream('deflate-raw'));
    const document = JSON.parse(new TextDecoder().decode(bytes)) as {
      kindling?: unknown;
      settings?: unknown;
    };
    const { kindling, settings: kept } = document;
    if (typeof kindling !== 'string' || typeof kept !== 'object' || kept === null) return 'unreadable';
    const { settings, unusable } = readSettings(kept);
    const { lang: _, ...others } = settings;
    return { settings: others, unusable, version: kindling };
  } catch {
    return 'unreadable';
  }
}

/** Bytes through a stream that packs or unpacks them. */
async function passed(bytes: Uint8Array<ArrayBuffer>, through: CompressionStream | DecompressionStream) {
  const reader = new Blob([bytes]).stream().pipeThrough(through).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    length += value.length;
    if (length > MOST) throw new RangeError('too long');
    parts.push(value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}

/** Base64 in the letters that an address may hold (RFC 4648, section 5). */
function asText(bytes: Uint8Array): string {
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function asBytes(text: string): Uint8Array<ArrayBuffer> {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (letter) => letter.charCodeAt(0));
}
