import { InputError, problem } from '../../problems.ts';
import { parseCsv } from './csv.ts';
import { parseGraphologyJson } from './graphology.ts';
import type { GraphFile } from './names.ts';
import { parseGexf, parseGraphml } from './xml.ts';

export { parseCsv } from './csv.ts';
export { parseGraphologyJson, toGraphology } from './graphology.ts';
export type { GraphFile } from './names.ts';
export { parseGexf, parseGraphml } from './xml.ts';

const READERS: Readonly<Record<string, (file: string, text: string) => GraphFile>> = {
  csv: parseCsv,
  tsv: parseCsv,
  txt: parseCsv,
  edges: parseCsv,
  graphml: parseGraphml,
  xml: parseGraphml,
  gexf: parseGexf,
  json: parseGraphologyJson,
};

/** File endings a graph can be read from. */
const GRAPH_FILE_ENDINGS: readonly string[] = Object.keys(READERS);

/** Reads a graph file by the ending of its name; throws InputError where it cannot. */
export function parseGraphFile(name: string, text: string): GraphFile {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1].toLowerCase() ?? '';
  if (!Object.hasOwn(READERS, ending)) {
    const values = { found: ending, expected: GRAPH_FILE_ENDINGS.map((e) => `.${e}`).join(' ') };
    throw new InputError([problem('graphFormatUnknown', { file: name, values })]);
  }
  return READERS[ending](name, text);
}
