import { AttributedTies } from './attributed-ties.ts';
import type { GraphBuilder } from './builder.ts';
import { JsonReader, type Json } from './json-tokens.ts';
import type { GraphFile } from './reading.ts';
import { broken } from './refusal.ts';

type JsonMap = Readonly<Record<string, Json>>;

const NODES = new Set(['nodes', 'vertices']);
const TIES = new Set(['links', 'edges', 'ties']);
/** What holds nodes and ties in the JSON of Cytoscape and in the JSON Graph Format. */
const WRAPPERS = new Set(['elements', 'graph', 'data', 'network']);
/** What a person is known by, the first that the first node has. */
const KEYS = ['key', 'id', 'name', 'label'];
const ENDS = [
  ['source', 'target'],
  ['from', 'to'],
];
/** Maps of attributes inside a node or a tie. */
const INNER = ['attributes', 'data', 'metadata'];

/**
 * Reads people and ties in JSON: node-link data of NetworkX (`links` or `edges`) and D3, what graphology exports, Cytoscape's
 * elements, the JSON Graph Format, NetworkX's adjacency data, and plain lists of ties.
 */
export function readJson(builder: GraphBuilder, pieces: Iterator<string, void>): GraphFile {
  builder.placeByIndex();
  return new GraphJson(builder, new JsonReader(builder.file, pieces)).read();
}

class GraphJson {
  readonly #builder: GraphBuilder;
  readonly #json: JsonReader;
  readonly #ties: AttributedTies;
  /** Ids in the order of the list of people. */
  readonly #order: string[] = [];
  #keyName: string | undefined;
  #seesNodes = false;
  #seesTies = false;
  #directed: boolean | null = null;
  /** Lists by name: the whole file, where it is a map of everybody's neighbours. */
  #lists: [key: string, list: readonly Json[]][] = [];

  constructor(builder: GraphBuilder, json: JsonReader) {
    this.#builder = builder;
    this.#json = json;
    this.#ties = new AttributedTies(builder);
  }

  read(): GraphFile {
    const builder = this.#builder;
    const json = this.#json;
    const first = json.peek();
    if (first === '{') this.#walk();
    else if (first === '[') this.#elements();
    else {
      json.skip();
      throw broken(builder.file, 'noNodes');
    }
    if (json.peek() !== '') throw json.fail();
    if (!this.#seesNodes && !this.#seesTies) {
      if (this.#lists.length === 0) throw broken(builder.file, 'noNodes');
      for (const [key, list] of this.#lists) this.#neighbours(key, list);
    }
    if (this.#seesNodes) builder.resolvePlaces();
    return builder.finish({
      format: 'json',
      listsPeople: this.#seesNodes,
      directed: this.#directed,
      ...this.#ties.told(),
    });
  }

  #walk(): void {
    const json = this.#json;
    json.map((key) => {
      const next = json.peek();
      if (NODES.has(key) && (next === '[' || next === '{')) this.#people(next === '{');
      else if (TIES.has(key) && next === '[') this.#tieList();
      else if (TIES.has(key)) throw broken(this.#builder.file, 'badTies', { name: key });
      else if (NODES.has(key)) throw broken(this.#builder.file, 'noNodes');
      else if (key === 'adjacency' && next === '[') this.#adjacency();
      else if (key === 'directed') this.#directed = json.value() === true;
      else if (WRAPPERS.has(key) && next === '{') this.#walk();
      else if (key === 'elements' && next === '[') this.#elements();
      else if (next === '[' && !this.#seesNodes && !this.#seesTies)
        this.#lists.push([key, json.value() as readonly Json[]]);
      else json.skip();
    });
  }

  #people(byKey: boolean): void {
    this.#seesNodes = true;
    this.#lists = [];
    if (byKey) {
      this.#json.map((key) => {
        const value = this.#json.value();
        this.#declare(key, isMap(value) ? value : {});
      });
    } else this.#json.list((index) => this.#node(this.#json.value(), index));
  }

  #node(value: Json, index: number): void {
    if (isMap(value)) {
      const key = this.#keyOf(value, index);
      if (key === undefined) throw broken(this.#builder.file, 'noKey', { index });
      this.#declare(key, value);
    } else if (typeof value === 'string') this.#declare(value, {});
    else throw broken(this.#builder.file, 'noKey', { index });
  }

  #keyOf(node: JsonMap, index: number): string | undefined {
    const inner = isMap(node.data) ? node.data : undefined;
    if (index === 0 || this.#keyName === undefined)
      this.#keyName = KEYS.find((key) => isName(node[key]) || (inner !== undefined && isName(inner[key])));
    const key = this.#keyName === undefined ? undefined : (node[this.#keyName] ?? inner?.[this.#keyName]);
    return isName(key) ? key : undefined;
  }

  #declare(key: string, node: JsonMap): void {
    const person = this.#builder.declare(key, { path: `nodes.${this.#order.length}` });
    this.#order.push(key);
    for (const [name, value] of textsOf(node))
      if (name !== this.#keyName || name === 'name' || name === 'label')
        this.#builder.attribute(person, name, value);
  }

  #tieList(): void {
    this.#seesTies = true;
    this.#lists = [];
    this.#json.list((index) => this.#tie(this.#json.value(), index));
  }

  #tie(value: Json, index: number): void {
    const [from, to, values] = endsOf(value);
    if (from === '' || to === '')
      this.#builder.problems.add('edgeToNobody', { path: `edges.${index}` }, { from, to });
    else this.#ties.add(from, to, index, values);
  }

  /** A list of Cytoscape's elements, people and ties together, or of ties alone. */
  #elements(): void {
    let ties = 0;
    this.#json.list((index) => {
      const value = this.#json.value();
      const [from, to] = endsOf(value);
      if (from !== '' || to !== '') {
        this.#seesTies = true;
        this.#tie(value, ties++);
      } else if (isMap(value)) {
        this.#seesNodes = true;
        this.#node(value, index);
      } else throw broken(this.#builder.file, 'noNodes');
    });
  }

  /** NetworkX's adjacency data: for each person of the list, the neighbours with the tie's attributes. */
  #adjacency(): void {
    this.#seesTies = true;
    const before = this.#order;
    this.#json.list((index) => {
      const list = this.#json.value();
      const key = before[index];
      if (key !== undefined && isList(list)) this.#neighbours(key, list);
    });
  }

  #neighbours(key: string, list: readonly Json[]): void {
    const builder = this.#builder;
    builder.person(key);
    for (const one of list) {
      const to = isMap(one) ? (KEYS.map((name) => one[name]).find(isName) ?? '') : isName(one) ? one : '';
      const values = isMap(one) ? textsOf(one) : new Map<string, string>();
      for (const name of KEYS) values.delete(name);
      if (to === '')
        builder.problems.add('edgeToNobody', { path: `edges.${builder.ties}` }, { from: key, to });
      else this.#ties.add(key, to, builder.ties, values);
    }
  }
}

function isMap(value: Json | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isName(value: Json | undefined): value is string {
  return typeof value === 'string' && value !== '';
}

/** The ends of a tie and its attributes; '' where an end is missing. */
function endsOf(value: Json): [from: string, to: string, values: Map<string, string>] {
  if (Array.isArray(value)) {
    const [from, to, weight] = value as readonly Json[];
    const values = isMap(weight) ? textsOf(weight) : new Map<string, string>();
    if (typeof weight === 'string') values.set('weight', weight);
    return [endOf(from), endOf(to), values];
  }
  if (!isMap(value)) return ['', '', new Map()];
  const inner = isMap(value.data) ? value.data : value;
  for (const [source, target] of ENDS) {
    if (inner[source] === undefined && inner[target] === undefined) continue;
    const values = textsOf(value);
    for (const name of [source, target, 'id', 'key']) values.delete(name);
    return [endOf(inner[source]), endOf(inner[target]), values];
  }
  return ['', '', new Map()];
}

/** A key, or a person as D3 puts it in the place of one. */
function endOf(end: Json | undefined): string {
  if (isMap(end)) return KEYS.map((key) => end[key]).find(isName) ?? '';
  return isName(end) ? end : '';
}

/** Single values of a map, and of maps of attributes inside it, as text. */
function textsOf(map: JsonMap): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(map)) {
    if (isMap(value) && INNER.includes(name)) for (const [key, text] of textsOf(value)) texts.set(key, text);
    else if (typeof value === 'string' || typeof value === 'boolean') texts.set(name, String(value));
  }
  return texts;
}
