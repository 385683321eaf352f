import { describe, expect, test } from 'vitest';
import { readGraphFile, type GraphSettings } from '../../sim/graph/index.ts';
import { problemsOf } from './helpers.ts';

/** Bytes of the same ties in every encoding that people save tables in. */

const TEXT = '来源,目标\n张三,李四\n李四,王五\n';
const NAMES = ['张三', '李四', '王五'];
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const swapped = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
/** GBK of the characters used here, from the standard's table. */
const GBK: Readonly<Record<string, readonly number[]>> = {
  来: [0xc0, 0xb4],
  源: [0xd4, 0xb4],
  目: [0xc4, 0xbf],
  标: [0xb1, 0xea],
  张: [0xd5, 0xc5],
  三: [0xc8, 0xfd],
  李: [0xc0, 0xee],
  四: [0xcb, 0xc4],
  王: [0xcd, 0xf5],
  五: [0xce, 0xe5],
};
const gbk = (text: string) => Uint8Array.from([...text].flatMap((c) => GBK[c] ?? [c.charCodeAt(0)]));
const latin = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

const read = (bytes: Uint8Array, settings: GraphSettings = {}) => {
  const { list, reading } = readGraphFile({ name: 'ties.csv', bytes }, settings);
  return { names: list.names, ...reading!.encoding, notes: reading!.notes.map(({ code }) => code) };
};

describe('an encoding is told', () => {
  test.each([
    ['UTF-8', utf8(TEXT), 'utf-8', 'bytes'],
    ['UTF-8 with a mark', utf8(`\uFEFF${TEXT}`), 'utf-8', 'mark'],
    ['UTF-16 with a mark', utf16(`\uFEFF${TEXT}`), 'utf-16le', 'mark'],
    ['UTF-16, the other order', swapped(`\uFEFF${TEXT}`), 'utf-16be', 'mark'],
    ['UTF-16 without a mark', utf16(TEXT), 'utf-16le', 'bytes'],
    ['UTF-16 without a mark, the other order', swapped(TEXT), 'utf-16be', 'bytes'],
    ['GBK', gbk(TEXT), 'gb18030', 'bytes'],
  ])('%s', (_, bytes, name, from) => {
    expect(read(bytes)).toMatchObject({ names: NAMES, name, from });
  });

  test('and said where it was told from the bytes', () => {
    expect(read(gbk(TEXT)).notes).toEqual(['graphEncodingTold']);
    expect(read(utf16(TEXT)).notes).toEqual(['graphEncodingTold']);
    expect(read(utf8(TEXT)).notes).toEqual([]);
  });

  test.each([
    ['GBK', gbk, 'gbk'],
    ['gb2312', gbk, 'gbk'],
    ['UTF-8', utf8, 'utf-8'],
    ['UTF-16', utf16, 'utf-16le'],
  ])('by what XML declares: %s', (declared, encode, name) => {
    const xml = `<?xml version="1.0" encoding="${declared}"?><graphml><graph><node id="张三"/><node id="李四"/></graph></graphml>`;
    expect(read(encode(xml))).toMatchObject({ names: ['张三', '李四'], name });
  });

  test('XML that declares what it is not is read as UTF-8', () => {
    const xml =
      '<?xml version="1.0" encoding="GBK"?><graphml><graph><node id="é三"/><node id="é"/></graph></graphml>';
    expect(read(utf8(xml))).toMatchObject({ names: ['é', 'é三'], name: 'utf-8' });
  });

  test('and can be set', () => {
    const bytes = latin('source,target\nJos\u00e9,Zo\u00eb\n');
    expect(problemsOf(() => read(bytes))).toMatchObject([{ code: 'graphNotUtf8', line: 2 }]);
    expect(read(bytes, { encoding: 'windows-1252' })).toMatchObject({ names: ['José', 'Zoë'], from: 'set' });
    expect(problemsOf(() => read(bytes, { encoding: 'klingon' }))).toMatchObject([
      { code: 'graphEncodingUnknown', values: { found: 'klingon' } },
    ]);
    expect(problemsOf(() => read(bytes, { encoding: 'utf-8' }))).toMatchObject([
      { code: 'graphEncodingWrong' },
    ]);
  });
});

describe('what is not text is named', () => {
  const bytes = (...parts: (string | number[])[]) =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...latin(part)] : part)));
  test.each([
    ['excel', bytes('PK', [3, 4, 20, 0], '[Content_Types].xml', [0, 1], 'xl/workbook.xml')],
    ['ods', bytes('PK', [3, 4, 20, 0], 'mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
    ['document', bytes('PK', [3, 4, 20, 0], '[Content_Types].xml word/document.xml')],
    ['zip', bytes('PK', [3, 4, 20, 0], 'ties.csv')],
    ['excel', bytes([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1])],
    ['parquet', bytes('PAR1', [0x15, 4])],
    ['arrow', bytes('ARROW1', [0, 0])],
    ['image', bytes([0x89], 'PNG\r\n')],
    ['image', bytes([0xff, 0xd8, 0xff, 0xe0])],
    ['pdf', bytes('%PDF-1.7\n%', [0xe2, 0xe3])],
    ['r', bytes('RDX3\nX\n', [0, 0, 0, 3])],
    ['archive', bytes('BZh91AY', [0x26, 0x53, 0x59, 0xff])],
    ['sqlite', bytes('SQLite format 3', [0, 16, 0])],
    ['pickle', bytes([0x80, 4, 0x95, 0, 0, 0])],
    ['binary', Uint8Array.from({ length: 400 }, (_, i) => (i % 5 === 0 ? 65 : 0))],
    ['dot', bytes('/* by igraph */\ngraph {\n 0;\n}')],
    ['gdf', bytes('nodedef>name VARCHAR\na\nedgedef>node1,node2\n')],
    ['html', bytes('<!DOCTYPE html><html></html>')],
  ])('%s', (kind, file) => {
    expect(problemsOf(() => read(file))).toMatchObject([{ code: 'graphUnreadable', values: { kind } }]);
  });

  test.each(['BM,W\nW,Audi', 'PAR1,b\nb,c', 'RDA,b\nb,c', 'graph,node\nnode,edge'])(
    '%j is a table',
    (text) => {
      expect(read(utf8(text)).names).toHaveLength(3);
    },
  );
});
