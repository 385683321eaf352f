import { Cursor } from './cursor.ts';
import { broken, excerpt, type Broken } from './refusal.ts';

/**
 * XML as a stream of elements. Nothing is patched up: what is cut off, not closed or closed in the wrong order is refused.
 * Entities that a document declares itself are not expanded.
 */

/** Attributes of one element, by their names as written. */
export class XmlAttributes {
  readonly names: string[] = [];
  readonly values: string[] = [];

  get(name: string): string | undefined {
    const at = this.names.indexOf(name);
    return at < 0 ? undefined : this.values[at];
  }
}

type Wrong = (kind: Broken, values?: Record<string, string | number>) => Error;

/** What is told of each element, in the order of the file. */
export interface XmlHandler {
  open(name: string, attributes: XmlAttributes, line: () => number): void;
  close(name: string): void;
  text(text: string): void;
}

const NAME = /[^\s<>/=&'"]+/y;
const ATTRIBUTE = /\s+([^\s<>/=&'"]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const END = /\s*(\/?)>/y;
/** The end of a tag: a > outside quotes. */
const TAG = /(?:[^<>"']|"[^"<]*"|'[^'<]*')*>/y;

/** Elements of elements; beyond this a file is not one of a graph. */
const DEEPEST = 1000;

/** Reads a document to its end. Throws InputError where it is not well formed. */
export function readXml(file: string, pieces: Iterator<string, void>, handler: XmlHandler): void {
  const cursor = new Cursor(pieces);
  const stack: string[] = [];
  let rootSeen = false;
  const wrong: Wrong = (kind, values = {}) => broken(file, kind, values, cursor.lineAt());
  const line = () => cursor.lineAt();
  /** Passes over what ends with a text. */
  const pass = (end: string): string => {
    const found = cursor.find(end);
    if (found < 0) throw wrong('tag', { found: excerpt(cursor.text.slice(cursor.at, cursor.at + 40)) });
    const inside = cursor.text.slice(cursor.at, found);
    cursor.at = found + end.length;
    return inside;
  };
  for (;;) {
    const open = cursor.find('<');
    const text = cursor.text.slice(cursor.at, open < 0 ? undefined : open);
    if (stack.length > 0) {
      if (text !== '') handler.text(decodeEntities(text, wrong));
    } else if (text.trim() !== '') throw wrong('outside', { found: excerpt(text.trim()) });
    cursor.at = open < 0 ? cursor.text.length : open;
    if (open < 0) break;
    // Enough to tell what begins here.
    while (cursor.text.length - cursor.at < 9 && cursor.more());
    const { text: all, at } = cursor;
    const next = all.charCodeAt(at + 1);
    if (next === SLASH) {
      cursor.at += 2;
      const name = pass('>').trimEnd();
      const expected = stack.pop();
      if (name !== expected)
        throw wrong('close', { found: excerpt(name), expected: excerpt(expected ?? '') });
      handler.close(name);
    } else if (next === BANG) {
      if (all.startsWith('<!--', at)) {
        cursor.at += 4;
        pass('-->');
      } else if (all.startsWith('<![CDATA[', at) && stack.length > 0) {
        cursor.at += 9;
        handler.text(pass(']]>'));
      } else if (all.startsWith('<!DOCTYPE', at) && !rootSeen) passDoctype(cursor, pass);
      else throw wrong('tag', { found: '<!' });
    } else if (next === QUESTION) {
      cursor.at += 2;
      pass('?>');
    } else {
      if (stack.length === 0 && rootSeen) throw wrong('outside', { found: excerpt(all.slice(at, at + 40)) });
      rootSeen = true;
      openElement(cursor, stack, handler, wrong, line);
    }
  }
  if (stack.length > 0) throw wrong('open', { tags: stack.slice(0, 5).map(excerpt).join(', ') });
  if (!rootSeen) throw wrong('noRoot');
}

const BANG = 33;
const SLASH = 47;
const QUESTION = 63;

function openElement(
  cursor: Cursor,
  stack: string[],
  handler: XmlHandler,
  wrong: Wrong,
  line: () => number,
): void {
  const attributes = new XmlAttributes();
  // A tag mostly ends at the next >; only where that stands in quotes does it not.
  let end: number;
  for (;;) {
    end = cursor.text.indexOf('>', cursor.at);
    if (end >= 0 && !isClosed(cursor.text, cursor.at, end)) {
      TAG.lastIndex = cursor.at + 1;
      end = TAG.test(cursor.text) ? TAG.lastIndex - 1 : -1;
    }
    if (end >= 0) break;
    if (!cursor.more()) throw wrong('tag', { found: excerpt(cursor.text.slice(cursor.at, cursor.at + 40)) });
  }
  const { text } = cursor;
  NAME.lastIndex = cursor.at + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) throw wrong('tag', { found: excerpt(text.slice(cursor.at, cursor.at + 40)) });
  let at = cursor.at + 1 + name.length;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(text);
    if (match === null || ATTRIBUTE.lastIndex > end) break;
    const [, key, double, single] = match;
    if (attributes.names.includes(key))
      throw wrong('tag', { found: excerpt(text.slice(cursor.at, end + 1)) });
    const value = double ?? single;
    attributes.names.push(key);
    attributes.values.push(value.includes('&') ? decodeEntities(value, wrong) : value);
    at = ATTRIBUTE.lastIndex;
  }
  END.lastIndex = at;
  const ending = END.exec(text);
  if (ending === null || END.lastIndex - 1 !== end)
    throw wrong('tag', { found: excerpt(text.slice(cursor.at, end + 1)) });
  if (stack.length >= DEEPEST) throw wrong('deep', { limit: DEEPEST });
  handler.open(name, attributes, line);
  if (ending[1] === '/') handler.close(name);
  else stack.push(name);
  cursor.at = end + 1;
}

/** Whether a > ends the tag: as many quotes of a kind before it as make pairs. */
function isClosed(text: string, from: number, end: number): boolean {
  let quote = 0;
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    if (quote === 0 ? code === 34 || code === 39 : code === quote) quote = quote === 0 ? code : 0;
  }
  return quote === 0;
}

/** Passes over a document type, with declarations in brackets. */
function passDoctype(cursor: Cursor, pass: (end: string) => string): void {
  cursor.at += 9;
  const end = cursor.find('>');
  const bracket = cursor.text.indexOf('[', cursor.at);
  if (end < 0 || bracket < 0 || bracket > end) {
    pass('>');
    return;
  }
  pass(']');
  pass('>');
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function decodeEntities(text: string, wrong: Wrong): string {
  if (!text.includes('&')) return text;
  return text.replace(/&([^&;]{0,40};)?/g, (_, inside: string | undefined) => {
    const name = inside?.slice(0, -1) ?? '';
    const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1] ?? /^#(\d{1,7})$/.exec(name)?.[1];
    if (code !== undefined) {
      const point = Number.parseInt(code, /^#x/i.test(name) ? 16 : 10);
      if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    }
    if (!Object.hasOwn(ENTITIES, name)) throw wrong('entity', { found: `&${excerpt(name)}` });
    return ENTITIES[name];
  });
}
