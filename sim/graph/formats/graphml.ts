import { AttributedTies } from './attributed-ties.ts';
import type { GraphBuilder } from './builder.ts';
import type { GraphFile } from './reading.ts';
import { broken } from './refusal.ts';
import { readXml, type XmlAttributes } from './xml-tokens.ts';

interface Key {
  readonly name: string;
  readonly owner: string;
  fallback: string | null;
}

/**
 * Reads GraphML (Brandes et al., "GraphML progress report", Graph Drawing 2001) as NetworkX, igraph, Cytoscape, yEd and others
 * write it. The labels of yEd's drawings are read as the attribute `label`; a node that holds a graph is a group and nobody.
 */
export function readGraphml(builder: GraphBuilder, pieces: Iterator<string, void>): GraphFile {
  const reader = new GraphmlReader(builder);
  readXml(builder.file, pieces, reader);
  return reader.finish();
}

class GraphmlReader {
  readonly #builder: GraphBuilder;
  readonly #keys = new Map<string, Key>();
  /** What an element is called before its name, where the file's own elements have a prefix. */
  #prefix = '';
  #root = true;
  #graphs = 0;
  /** Graphs that are open; one deeper than another is that of a group. */
  #depth = 0;
  /** Depth of elements inside a graph beside the first, which is passed over. */
  #skipped = 0;
  #directed = false;
  #hyperedges = 0;
  readonly #nodes: { id: number; labelled: boolean }[] = [];
  #edge: { source: string; target: string; line: number; values: Map<string, string> } | null = null;
  #data: Key | null = null;
  #default: Key | null = null;
  #label: 'node' | 'edge' | null = null;
  #text = '';
  readonly #ties: AttributedTies;

  constructor(builder: GraphBuilder) {
    this.#builder = builder;
    this.#ties = new AttributedTies(builder);
  }

  open(written: string, attributes: XmlAttributes, line: () => number): void {
    const name = this.#local(written);
    if (this.#skipped > 0) this.#skipped++;
    else if (this.#data !== null) this.#openInData(written);
    else if (name === 'edge' || name === 'node' || name === 'graph') this.#openPart(name, attributes, line());
    else if (name === 'data') {
      const id = attributes.get('key') ?? '';
      this.#data = this.#keys.get(id) ?? { name: id, owner: 'all', fallback: null };
      this.#text = '';
    } else if (name === 'key') this.#openKey(attributes);
    else if (name === 'default') this.#text = '';
    else if (name === 'hyperedge') this.#hyperedges++;
  }

  text(text: string): void {
    if (this.#data !== null || this.#default !== null) this.#text += text;
  }

  close(written: string): void {
    const name = this.#local(written);
    if (this.#skipped > 0) this.#skipped--;
    else if (name === 'data') this.#closeData();
    else if (this.#data !== null) this.#closeInData(written);
    else if (name === 'edge') this.#closeEdge();
    else if (name === 'node') this.#nodes.pop();
    else if (name === 'graph') this.#depth--;
    else if (name === 'key') this.#default = null;
    else if (name === 'default' && this.#default !== null) this.#default.fallback = this.#text.trim();
  }

  finish(): GraphFile {
    const builder = this.#builder;
    if (this.#graphs === 0) throw broken(builder.file, 'noGraph');
    if (this.#graphs > 1) builder.note('graphOthers', { n: this.#graphs - 1 });
    if (this.#hyperedges > 0) builder.note('graphHyperedges', { n: this.#hyperedges });
    return builder.finish({
      format: 'graphml',
      listsPeople: true,
      directed: this.#directed,
      ...this.#ties.told(),
    });
  }

  /** The name of an element of GraphML; that of a drawing keeps its prefix, and is none. */
  #local(written: string): string {
    if (this.#root) {
      this.#root = false;
      const colon = written.indexOf(':');
      this.#prefix = colon < 0 ? '' : written.slice(0, colon + 1);
    }
    if (this.#prefix === '') return written;
    return written.startsWith(this.#prefix) ? written.slice(this.#prefix.length) : '';
  }

  #openPart(name: 'edge' | 'node' | 'graph', attributes: XmlAttributes, line: number): void {
    if (name === 'graph') {
      const group = this.#nodes.at(-1);
      if (this.#depth === 0) this.#graphs++;
      if (this.#depth === 0 && this.#graphs > 1) {
        this.#skipped = 1;
        return;
      }
      this.#depth++;
      if (attributes.get('edgedefault') === 'directed') this.#directed = true;
      if (group !== undefined) this.#builder.markGroup(group.id);
    } else if (name === 'node') {
      const id = attributes.get('id');
      if (id === undefined) throw broken(this.#builder.file, 'noId', {}, line);
      const person = this.#builder.declare(id, { line });
      this.#nodes.push({ id: person, labelled: false });
      for (const key of this.#withDefaults)
        if (key.owner !== 'edge') this.#builder.attribute(person, key.name, key.fallback!);
    } else {
      const source = attributes.get('source') ?? '';
      const target = attributes.get('target') ?? '';
      if (attributes.get('directed') === 'true') this.#directed = true;
      this.#edge = { source, target, line, values: new Map() };
    }
  }

  get #withDefaults(): Key[] {
    this.#defaults ??= [...this.#keys.values()].filter(({ fallback }) => fallback !== null);
    return this.#defaults;
  }
  #defaults: Key[] | undefined;

  #openKey(attributes: XmlAttributes): void {
    const id = attributes.get('id') ?? '';
    const name = attributes.get('attr.name') ?? attributes.get('yfiles.type') ?? id;
    this.#default = { name, owner: attributes.get('for') ?? 'all', fallback: null };
    this.#keys.set(id, this.#default);
    this.#defaults = undefined;
  }

  /** Labels inside a drawing's data. */
  #openInData(written: string): void {
    const name = written.slice(written.indexOf(':') + 1);
    if (name !== 'NodeLabel' && name !== 'EdgeLabel') return;
    this.#label = name === 'NodeLabel' ? 'node' : 'edge';
    this.#text = '';
  }

  #closeInData(written: string): void {
    const name = written.slice(written.indexOf(':') + 1);
    if (this.#label === null || (name !== 'NodeLabel' && name !== 'EdgeLabel')) return;
    const text = this.#text.trim();
    const node = this.#nodes.at(-1);
    if (text !== '') {
      if (this.#label === 'edge') this.#edge?.values.set('label', text);
      else if (node !== undefined && !node.labelled) {
        node.labelled = true;
        this.#builder.attribute(node.id, 'label', text);
      }
    }
    this.#label = null;
    this.#text = '';
  }

  #closeData(): void {
    const { name } = this.#data!;
    this.#data = null;
    const text = this.#text.trim();
    if (this.#edge !== null) {
      if (text !== '') this.#edge.values.set(name, text);
      return;
    }
    const node = this.#nodes.at(-1);
    if (node !== undefined && text !== '') this.#builder.attribute(node.id, name, text);
  }

  #closeEdge(): void {
    const { source, target, line, values } = this.#edge!;
    this.#edge = null;
    for (const { name, owner, fallback } of this.#withDefaults)
      if ((owner === 'edge' || owner === 'all') && !values.has(name)) values.set(name, fallback!);
    this.#ties.add(source, target, line, values);
  }
}
