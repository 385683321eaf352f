import { InputError, problem } from '../../problems.ts';
import { GraphBuilder } from './builder.ts';
import { encodingOf, piecesOf } from './encoding.ts';
import { readGexf } from './gexf.ts';
import { readGml } from './gml.ts';
import { readGraphml } from './graphml.ts';
import { readJson } from './json.ts';
import { readMatrixMarket } from './matrix-market.ts';
import { readPajek } from './pajek.ts';
import type { GraphFile, GraphReading } from './reading.ts';
import { broken, excerpt } from './refusal.ts';
import type { Format, GraphSettings, GraphSource } from './source.ts';
import { readTable } from './table.ts';
import { binaryKind, textKind } from './unreadable.ts';

export { estimateReading, estimateSize } from './estimate.ts';
export { toGraphology } from './graphology.ts';
export type { Alike, Column, GraphFile, GraphReading, Occurrence, TableReading } from './reading.ts';
export { FORMATS, WEIGHT_USES } from './source.ts';
export type { Format, GraphSettings, GraphSource } from './source.ts';

type Reader = (builder: GraphBuilder, pieces: Iterator<string, void>) => GraphFile;

/**
 * Formats and how each begins: the root element of XML, or a text behind blank space. The first that fits is taken; what begins
 * like none is a table.
 */
const READERS: readonly { readonly format: Format; readonly begins: RegExp; readonly read: Reader }[] = [
  { format: 'graphml', begins: /^<(?:[\w.-]+:)?graphml[\s/>]/, read: readGraphml },
  { format: 'gexf', begins: /^<(?:[\w.-]+:)?gexf[\s/>]/, read: readGexf },
  { format: 'json', begins: /^[{[]/, read: readJson },
  {
    format: 'gml',
    begins: /^(?:(?:#|Creator|Version|Comment)[^\n]*\n\s*)*graph\s*(?:#[^\n]*\s*)?\[/i,
    read: readGml,
  },
  {
    format: 'pajek',
    begins: /^(?:%[^\n]*\n\s*)*\*(?:vertices|network|partition|arcs|edges|matrix)\b/i,
    read: readPajek,
  },
  { format: 'matrix-market', begins: /^%%MatrixMarket/i, read: readMatrixMarket },
];

/** Declarations, comments and the document type before a root element. */
const PROLOG = /^(?:<\?[^]*?\?>|<!--[^]*?-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\])?[^>]*>)\s*/;

/** Characters from which the format is told. */
const HEAD = 1 << 16;

/** Reads a graph file, whatever its name: its content says what it is. Throws InputError where it cannot be read. */
export function readGraphFile(source: GraphSource, settings: GraphSettings = {}): GraphFile {
  const { name: file, bytes } = source;
  const refuse = (kind: string) => new InputError([problem('graphUnreadable', { file, values: { kind } })]);
  const binary = settings.encoding === undefined ? binaryKind(bytes) : null;
  if (binary !== null) throw refuse(binary);
  const encoding = encodingOf(file, bytes, settings.encoding);
  const head = headOf(source, encoding);
  if (head === '') throw new InputError([problem('graphEmpty', { file })]);
  const builder = new GraphBuilder(source, settings, encoding);
  const reader = readerOf(head, settings.format);
  if (reader === null) {
    const kind = textKind(head);
    if (kind !== null && settings.format === undefined) throw refuse(kind);
    if (head.startsWith('<')) {
      const root = /^<([^\s<>!?/]+)[\s/>]/.exec(head)?.[1];
      if (root === undefined) throw broken(file, 'noRoot');
      throw new InputError([problem('graphXmlUnknown', { file, values: { found: excerpt(root) } })]);
    }
  }
  return (reader ?? readTable)(builder, piecesOf(file, bytes, encoding.name));
}

function readerOf(head: string, set: Format | undefined): Reader | null {
  if (set !== undefined) return READERS.find(({ format }) => format === set)?.read ?? readTable;
  return READERS.find(({ begins }) => begins.test(head))?.read ?? null;
}

function headOf({ name, bytes }: GraphSource, { name: encoding }: GraphReading['encoding']): string {
  // Cut anywhere, the last character may be a part: it is passed over.
  const pieces = piecesOf(name, bytes.subarray(0, 4 * HEAD), encoding);
  let head = ((pieces.next().value as string | undefined) ?? '').trimStart().slice(0, HEAD);
  for (let prolog = PROLOG.exec(head); prolog !== null; prolog = PROLOG.exec(head))
    head = head.slice(prolog[0].length) || '<';
  return head;
}
