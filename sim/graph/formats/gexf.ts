import { AttributedTies } from './attributed-ties.ts';
import type { GraphBuilder } from './builder.ts';
import type { GraphFile } from './reading.ts';
import { broken } from './refusal.ts';
import { readXml, type XmlAttributes } from './xml-tokens.ts';

/** Attributes that say when something is there, in graphs that change. */
const TIMES = ['start', 'end', 'startopen', 'endopen', 'timestamp', 'timestamps', 'intervals'];

/** Reads GEXF 1.1 to 1.3, the format of Gephi. People keep their `label` as an attribute; nested nodes are people, too. */
export function readGexf(builder: GraphBuilder, pieces: Iterator<string, void>): GraphFile {
  const reader = new GexfReader(builder);
  readXml(builder.file, pieces, reader);
  return reader.finish();
}

class GexfReader {
  readonly #builder: GraphBuilder;
  /** Titles of attributes by their ids, apart for nodes and edges. */
  readonly #titles = { node: new Map<string, string>(), edge: new Map<string, string>() };
  readonly #fallbacks = { node: new Map<string, string>(), edge: new Map<string, string>() };
  #prefix: string | undefined;
  #class: 'node' | 'edge' = 'node';
  #attribute: string | null = null;
  #inDefault = false;
  #text = '';
  #graphs = 0;
  #directed = false;
  #dynamic = 0;
  readonly #nodes: number[] = [];
  #edge: { source: string; target: string; line: number; values: Map<string, string> } | null = null;
  readonly #ties: AttributedTies;

  constructor(builder: GraphBuilder) {
    this.#builder = builder;
    this.#ties = new AttributedTies(builder);
  }

  open(written: string, attributes: XmlAttributes, line: () => number): void {
    switch (this.#local(written)) {
      case 'graph':
        this.#graphs++;
        if (attributes.get('defaultedgetype') === 'directed') this.#directed = true;
        break;
      case 'attributes':
        this.#class = attributes.get('class') === 'edge' ? 'edge' : 'node';
        break;
      case 'attribute': {
        const id = attributes.get('id') ?? '';
        this.#attribute = attributes.get('title') ?? id;
        this.#titles[this.#class].set(id, this.#attribute);
        break;
      }
      case 'default':
        this.#inDefault = true;
        this.#text = '';
        break;
      case 'node':
        this.#openNode(attributes, line());
        break;
      case 'edge':
        this.#openEdge(attributes, line());
        break;
      case 'attvalue':
        this.#openValue(attributes);
        break;
      case 'spell':
      case 'slice':
        this.#dynamic++;
        break;
      default:
    }
  }

  text(text: string): void {
    if (this.#inDefault) this.#text += text;
  }

  close(written: string): void {
    switch (this.#local(written)) {
      case 'default':
        if (this.#attribute !== null) this.#fallbacks[this.#class].set(this.#attribute, this.#text.trim());
        this.#inDefault = false;
        break;
      case 'attribute':
        this.#attribute = null;
        break;
      case 'node':
        this.#nodes.pop();
        break;
      case 'edge':
        this.#closeEdge();
        break;
      default:
    }
  }

  finish(): GraphFile {
    const builder = this.#builder;
    if (this.#graphs === 0) throw broken(builder.file, 'noGraph');
    if (this.#dynamic > 0) builder.note('graphTimes', {});
    return builder.finish({
      format: 'gexf',
      listsPeople: true,
      directed: this.#directed,
      ...this.#ties.told(),
    });
  }

  #local(written: string): string {
    if (this.#prefix === undefined) {
      const colon = written.indexOf(':');
      this.#prefix = colon < 0 ? '' : written.slice(0, colon + 1);
    }
    if (this.#prefix === '') return written;
    return written.startsWith(this.#prefix) ? written.slice(this.#prefix.length) : '';
  }

  #openNode(attributes: XmlAttributes, line: number): void {
    const builder = this.#builder;
    const id = attributes.get('id');
    if (id === undefined) throw broken(builder.file, 'noId', {}, line);
    const person = builder.declare(id, { line });
    this.#nodes.push(person);
    for (const [title, value] of this.#fallbacks.node) builder.attribute(person, title, value);
    const label = attributes.get('label');
    if (label !== undefined) builder.attribute(person, 'label', label);
    this.#noteTimes(attributes);
  }

  #openEdge(attributes: XmlAttributes, line: number): void {
    const values = new Map(this.#fallbacks.edge);
    for (const name of ['weight', 'label', 'strong']) {
      const value = attributes.get(name);
      if (value !== undefined) values.set(name, value);
    }
    if (attributes.get('type') === 'directed') this.#directed = true;
    this.#noteTimes(attributes);
    const source = attributes.get('source') ?? '';
    this.#edge = { source, target: attributes.get('target') ?? '', line, values };
  }

  #openValue(attributes: XmlAttributes): void {
    const id = attributes.get('for') ?? attributes.get('id') ?? '';
    const value = attributes.get('value') ?? '';
    if (this.#edge !== null) this.#edge.values.set(this.#titles.edge.get(id) ?? id, value);
    else {
      const node = this.#nodes.at(-1);
      if (node !== undefined) this.#builder.attribute(node, this.#titles.node.get(id) ?? id, value);
    }
  }

  #closeEdge(): void {
    if (this.#edge === null) return;
    const { source, target, line, values } = this.#edge;
    this.#edge = null;
    this.#ties.add(source, target, line, values);
  }

  #noteTimes(attributes: XmlAttributes): void {
    if (TIMES.some((name) => attributes.get(name) !== undefined)) this.#dynamic++;
  }
}
