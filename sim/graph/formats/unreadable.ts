/**
 * Files that hold graphs or tables, and that are not read: what they are, so that the message can say how to export them. Keys are
 * those of the words in `i18n/`.
 */

const text = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0));

const MAGIC: readonly (readonly [kind: string, start: readonly number[]])[] = [
  ['parquet', text('PAR1')],
  ['arrow', text('ARROW1')],
  ['arrow', text('FEA1')],
  ['gzip', [0x1f, 0x8b]],
  ['archive', text('BZh')],
  ['archive', [0xfd, ...text('7zXZ')]],
  ['archive', [0x28, 0xb5, 0x2f, 0xfd]],
  ['archive', text('7z\u00bc\u00af')],
  ['archive', text('Rar!')],
  ['excel', [0xd0, 0xcf, 0x11, 0xe0]],
  ['image', [0x89, ...text('PNG')]],
  ['image', [0xff, 0xd8, 0xff]],
  ['image', text('GIF8')],
  ['image', text('RIFF')],
  ['image', text('BM')],
  ['image', text('II*\0')],
  ['pdf', text('%PDF')],
  ['hdf5', [0x89, ...text('HDF')]],
  ['hdf5', text('CDF')],
  ['sqlite', text('SQLite format 3')],
  ['r', text('RDX')],
  ['r', text('RDA')],
  ['r', text('X\n\0\0')],
  ['matlab', text('MATLAB 5.0')],
  ['spss', text('$FL')],
  ['stata', text('<stata_dta>')],
  ['numpy', [0x93, ...text('NUMPY')]],
  ['pickle', [0x80, 2]],
  ['pickle', [0x80, 3]],
  ['pickle', [0x80, 4]],
  ['pickle', [0x80, 5]],
  ['graphtool', [0xe2, 0x9b, 0xbe, ...text(' gt')]],
];

/** Bytes of a zip looked at for the names of what is inside. */
const LOOK = 1 << 16;

/** What a file is that is not text, or null. */
export function binaryKind(bytes: Uint8Array): string | null {
  const begins = (start: readonly number[]) => start.every((byte, i) => bytes[i] === byte);
  if (begins(text('PK\u0003\u0004')) || begins(text('PK\u0005\u0006'))) return zipKind(bytes);
  // A name may begin with these letters, too: what follows in a text has no such bytes.
  const isText = bytes.subarray(0, 512).every((byte) => byte > 8 && byte < 0x80);
  const found = isText ? undefined : MAGIC.find(([, start]) => begins(start))?.[0];
  return found ?? (hasControls(bytes) ? 'binary' : null);
}

function zipKind(bytes: Uint8Array): string {
  let names = '';
  for (let i = 0; i < Math.min(bytes.length, LOOK); i++) names += String.fromCharCode(bytes[i]);
  if (/xl\/|\[Content_Types\]/.test(names))
    return /word\//.test(names) ? 'document' : /ppt\//.test(names) ? 'document' : 'excel';
  if (/opendocument\.spreadsheet/.test(names)) return 'ods';
  if (/\.gephi|Project_xml|GraphStore/i.test(names)) return 'gephi';
  if (/session\.cysession|\.xgmml|cytables/i.test(names)) return 'cytoscape';
  return 'zip';
}

/** Control characters that no text has; a zero may be half a character of UTF-16. */
function hasControls(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, 4096);
  let controls = 0;
  let zeros = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i];
    if (byte === 0) zeros++;
    else if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
  }
  return zeros === 0 ? controls > 8 && controls > end / 50 : controls + zeros > 0.7 * end;
}

const TEXTS: readonly (readonly [kind: string, start: RegExp])[] = [
  ['dot', /^(strict\s+)?(di)?graph\s*("[^"]*"|[\w.-]*)\s*\{/i],
  ['gdf', /^nodedef\s*>/i],
  ['dl', /^dl\b[\s,]+(n|nr|nm)\s*=/i],
  ['graph6', /^>>(graph6|sparse6|digraph6)<</],
  ['dimacs', /^(c\b.*\n)*p\s+(edge|col|sp|max|min)\s+\d/],
  ['leda', /^LEDA\.GRAPH/],
  ['html', /^<(!doctype\s+html|html)\b/i],
  ['yaml', /^---\s*\n/],
  ['rtf', /^\{\\rtf/],
  ['vna', /^\*node data/i],
  ['graphson', /^\{[^\n]*"inE"|^\{[^\n]*"outE"/],
];

/** What a text is that begins so and is no graph that is read, or null. */
export function textKind(head: string): string | null {
  const start = head.replace(/^(?:\/\*[^]*?\*\/\s*|\/\/[^\n]*\n\s*)*/, '');
  return TEXTS.find(([, pattern]) => pattern.test(start))?.[0] ?? null;
}
