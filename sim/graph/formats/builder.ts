import {
  asNote,
  InputError,
  problem,
  type Problem,
  type ProblemCode,
  type ProblemValues,
} from '../../problems.ts';
import type { TieList } from '../csr.ts';
import { findAlike } from './alike.ts';
import { circlesFromLabels, sortNames } from './names.ts';
import { readPeople } from './people.ts';
import type { Column, GraphFile, GraphReading } from './reading.ts';
import { excerpt, ProblemList, tooLarge, type Place } from './refusal.ts';
import type { Format, GraphSettings, GraphSource, PersonAttribute } from './source.ts';
import { Weights } from './weights.ts';

/** Attributes that say which circle someone is in; the first present counts. */
const CIRCLE_ATTRIBUTES = ['circle', 'club', 'community', '圈子', '社群', '社区'];
/** Attributes by which people are called, where everybody has one of their own. */
const NAME_ATTRIBUTES = ['name', 'label', '姓名', '名称'];

/** Bytes of a person while reading: name, entry of the map, rank, sorted copy. */
export const BYTES_PER_PERSON = 220;
/** Bytes of a kept attribute of a person. */
const BYTES_PER_VALUE = 48;
/** Bytes of a tie: ends, place, weight, and a copy while growing. */
export const BYTES_PER_TIE = 48;
/** People and ties between two looks at how much memory is taken. */
const LOOK = 1 << 16;
/** Attributes that are listed as not used. */
const MAX_UNUSED = 100;

/** What a reader knows about a file beside its people and ties. */
export interface Told {
  readonly format: Format;
  readonly table?: GraphReading['table'];
  readonly directed?: boolean | null;
  readonly weightColumn?: Column | null;
  readonly numericColumns?: readonly string[];
  /** Whether people are listed, so that a tie to anybody else is a mistake. */
  readonly listsPeople?: boolean;
}

/**
 * Gathers people and ties while a file is read, whatever its format, and turns them into a graph. People of formats that list
 * them are `declare`d; a tie may come before the people at its ends.
 */
export class GraphBuilder {
  readonly source: GraphSource;
  readonly settings: GraphSettings;
  readonly encoding: GraphReading['encoding'];
  readonly problems: ProblemList;
  readonly notes: Problem[] = [];
  ties = 0;
  readonly #weights: Weights;
  readonly #ids = new Map<string, number>();
  readonly #keys: string[] = [];
  #from = new Int32Array(1024);
  #to = new Int32Array(1024);
  /** The line of each tie, or its number in a list. */
  #places = new Int32Array(1024);
  #strong: Uint8Array | null = null;
  readonly #declared: boolean[] = [];
  readonly #groups = new Set<number>();
  /** People who turned out to be places in the list of people. */
  readonly #dropped = new Set<number>();
  readonly #attributes = new Map<string, string[]>();
  readonly #unused = new Set<string>();
  /** Whether ties are placed by their number in a list, rather than by line. */
  #byIndex = false;
  readonly #placeOf = (at: number): Place => (this.#byIndex ? { path: `edges.${at}` } : { line: at });

  constructor(source: GraphSource, settings: GraphSettings, encoding: GraphReading['encoding']) {
    this.source = source;
    this.settings = settings;
    this.encoding = encoding;
    this.problems = new ProblemList(source.name);
    this.#weights = new Weights(settings, this.problems);
  }

  get file(): string {
    return this.source.name;
  }

  get people(): number {
    return this.#keys.length;
  }

  /** From here on, ties are placed by their number in a list. */
  placeByIndex(): void {
    this.#byIndex = true;
  }

  note<C extends ProblemCode>(code: C, values: ProblemValues[C], line = 0): void {
    const place = line > 0 ? { line } : {};
    this.notes.push(asNote(problem(code, { file: this.file, ...place, values })));
  }

  /** The id of a person in the order of the file, who is new where the key is. */
  person(key: string): number {
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#keys.length;
      this.#ids.set(key, id);
      this.#keys.push(key);
      if (id % LOOK === 0) this.checkRoom();
    }
    return id;
  }

  /** Whether a name is in one tie only. */
  isSingle(key: string): boolean {
    const id = this.#ids.get(key);
    let seen = 0;
    for (let k = 0; k < this.ties && seen < 2; k++) if (this.#from[k] === id || this.#to[k] === id) seen++;
    return seen === 1;
  }

  /** A person of a list of people; each stands there once. */
  declare(key: string, place: Place | Record<string, never> = {}): number {
    const id = this.person(key);
    if (this.#declared[id]) this.problems.add('graphTwice', place, { name: excerpt(key) });
    this.#declared[id] = true;
    return id;
  }

  /** What holds people, such as a group of a drawing, and is nobody itself. */
  markGroup(id: number): void {
    this.#groups.add(id);
  }

  /** The value of a person's attribute; kept only where it may be used. */
  attribute(id: number, name: string, value: string): void {
    let values = this.#attributes.get(name);
    if (values === undefined) {
      if (!this.#wants(name)) {
        if (this.#unused.size < MAX_UNUSED) this.#unused.add(name);
        return;
      }
      values = [];
      this.#attributes.set(name, values);
    }
    values[id] = value;
  }

  /** Adds a tie. A weight of undefined means that the file has none for this tie. */
  tie(from: number, to: number, place: number, weight?: string): void {
    const k = this.ties;
    if (!this.#weights.add(k, weight, place, this.#placeOf)) return;
    if (k === this.#from.length) {
      this.#from = longer(this.#from);
      this.#to = longer(this.#to);
      this.#places = longer(this.#places);
    }
    this.#from[k] = from;
    this.#to[k] = to;
    this.#places[k] = place;
    this.ties++;
    if (k % LOOK === 0) this.checkRoom();
  }

  /** Says of the last tie whether it is strong. */
  lastIsStrong(strong: boolean): void {
    const k = this.ties - 1;
    if (k < 0) return;
    if (this.#strong === null || k >= this.#strong.length) {
      const wider = new Uint8Array(this.#from.length);
      if (this.#strong !== null) wider.set(this.#strong);
      this.#strong = wider;
    }
    this.#strong[k] = strong ? 1 : 0;
  }

  /** Where no tie ends at an id but all end at places in the list of people, from 0, they are joined by place. */
  resolvePlaces(): void {
    const listed = this.#keys.map((_, id) => id).filter((id) => this.#declared[id]);
    const strays = this.#keys.map((_, id) => id).filter((id) => !this.#declared[id]);
    const placeOf = (id: number) => (/^\d{1,9}$/.test(this.#keys[id]) ? Number(this.#keys[id]) : Infinity);
    if (strays.length === 0 || strays.some((id) => placeOf(id) >= listed.length)) return;
    for (let k = 0; k < this.ties; k++)
      if (this.#declared[this.#from[k]] || this.#declared[this.#to[k]]) return;
    for (const ends of [this.#from, this.#to])
      for (let k = 0; k < this.ties; k++) ends[k] = listed[placeOf(ends[k])];
    for (const id of strays) this.#dropped.add(id);
    this.note('graphByPlace', {});
  }

  /** Refuses a file that would take more memory than there is; `people` are announced and not there yet. */
  checkRoom(people = 0): void {
    const { room } = this.source;
    if (room === undefined) return;
    const perPerson = BYTES_PER_PERSON + this.#attributes.size * BYTES_PER_VALUE;
    const needed = Math.max(this.people, people) * perPerson + this.ties * BYTES_PER_TIE;
    if (needed > room) throw new InputError([tooLarge(this.file, needed, room)]);
  }

  /** The graph, once everything is read. Throws InputError with all that was wrong. */
  finish(told: Told): GraphFile {
    if (told.listsPeople) this.#refuseStrangers();
    this.problems.refuse();
    const keep = this.#keepPeople();
    if (keep.length === 0) throw new InputError([problem('graphEmpty', { file: this.file })]);
    const { called, namesFrom } = this.#namesOf(keep);
    const names = sortNames(called);
    const rankOf = new Map(names.map((name, rank) => [name, rank]));
    const rank = new Int32Array(this.#keys.length).fill(-1);
    keep.forEach((id, k) => (rank[id] = rankOf.get(called[k])!));
    const valuesOf = (attribute: string): string[] => {
      const values = names.map(() => '');
      const given = this.#attributes.get(attribute) ?? [];
      for (const id of keep) values[rank[id]] = given[id] ?? '';
      return values;
    };
    const list = this.#rows(rank, names);
    const weights = told.weightColumn ? this.#weights.take(list.count) : null;
    const circleFrom =
      this.#mapped('circle') ?? CIRCLE_ATTRIBUTES.find((name) => this.#attributes.has(name)) ?? null;
    if (circleFrom !== null) Object.assign(list, circlesFromLabels(valuesOf(circleFrom), this.file));
    const { given, told: ofPeople } = readPeople(names, this.problems, (trait) => {
      const from = this.#mapped(trait);
      return from === undefined ? undefined : { from, texts: valuesOf(from) };
    });
    this.problems.refuse();
    if (Object.keys(given).length > 0) list.given = given;
    const used = new Set([namesFrom, circleFrom, ...Object.values(this.settings.attributes ?? {})]);
    const unusedAttributes = [...this.#attributes.keys(), ...this.#unused]
      .filter((name) => !used.has(name))
      .toSorted();
    const from = { namesFrom, circleFrom, unusedAttributes, ...ofPeople };
    const reading = this.#reading(told, list, from);
    return { list, weights, reading };
  }

  #reading(
    told: Told,
    list: TieList,
    from: Pick<GraphReading, 'namesFrom' | 'circleFrom' | 'unusedAttributes' | 'stages' | 'traits'>,
  ): GraphReading {
    const { weightColumn } = told;
    const weights = weightColumn ? this.#weights.reading(this.ties, weightColumn, this.#byIndex) : null;
    const numericColumns = told.numericColumns ?? [];
    const alike = findAlike(list.names!);
    if (weights !== null) this.#noteWeights(weights);
    else if (numericColumns.length > 0 && this.settings.weight !== 'none')
      this.note('graphNumbersUnused', { known: numericColumns.slice(0, 8).map(excerpt).join(', ') });
    if (this.encoding.from === 'bytes' && this.encoding.name !== 'utf-8')
      this.note('graphEncodingTold', { found: this.encoding.name });
    if (alike.count > 0) {
      const [one, other] = alike.examples[0].names;
      this.note('graphNamesAlike', { n: alike.count, one: excerpt(one), other: excerpt(other) });
    }
    return {
      file: this.file,
      format: told.format,
      formatFrom: this.settings.format === undefined ? 'content' : 'set',
      packed: this.source.packed ?? null,
      encoding: this.encoding,
      table: told.table ?? null,
      people: list.people,
      ties: list.count,
      peopleWithoutTies: countWithoutTies(list),
      directed: told.directed ?? null,
      weights,
      numericColumns,
      ...from,
      alike,
      notes: this.notes,
    };
  }

  #noteWeights({ missing, negative, decimalCommas }: GraphReading['weights'] & object): void {
    const { weight, missingWeight } = this.settings;
    if (missing.count > 0 && missingWeight === undefined)
      this.note('graphWeightsMissing', { n: missing.count }, missing.line);
    if (negative.count > 0 && weight === 'positive')
      this.note('graphTiesLeftOut', { n: negative.count }, negative.line);
    if (decimalCommas.count > 0)
      this.note('graphDecimalCommas', { n: decimalCommas.count }, decimalCommas.line);
  }

  #wants(name: string): boolean {
    return (
      CIRCLE_ATTRIBUTES.includes(name) ||
      NAME_ATTRIBUTES.includes(name.toLowerCase()) ||
      Object.values(this.settings.attributes ?? {}).includes(name)
    );
  }

  /** The attribute set for a trait; refused where nobody has it. */
  #mapped(trait: PersonAttribute): string | undefined {
    const name = this.settings.attributes?.[trait];
    if (name === undefined || this.#attributes.has(name)) return name;
    const known = [...this.#attributes.keys(), ...this.#unused].toSorted().map(excerpt).join(', ');
    const path = `graph.attributes.${trait}`;
    throw new InputError([
      problem('graphAttributeUnknown', { file: this.file, path, values: { found: name, known } }),
    ]);
  }

  /** What people are called: an attribute that tells everybody apart, else their ids. */
  #namesOf(keep: readonly number[]): { called: string[]; namesFrom: string | null } {
    const byId = keep.map((id) => this.#keys[id]);
    const set = this.settings.attributes?.name;
    if (set === 'id') return { called: byId, namesFrom: null };
    if (set !== undefined) this.#mapped('name');
    const order = (name: string) => NAME_ATTRIBUTES.indexOf(name.toLowerCase());
    const likely = [...this.#attributes.keys()]
      .filter((name) => order(name) >= 0)
      .toSorted((a, b) => order(a) - order(b));
    for (const candidate of set === undefined ? likely : [set]) {
      const given = this.#attributes.get(candidate)!;
      const called = keep.map((id) => (given[id] ?? '').trim());
      const missing = called.filter((name) => name === '').length;
      const repeated = called.length - new Set(called).size - Math.max(0, missing - 1);
      if (missing === 0 && repeated === 0)
        return { called, namesFrom: called.some((name, k) => name !== byId[k]) ? candidate : null };
      const values = { found: candidate, missing, repeated };
      if (set === undefined) this.note('graphNamesById', values);
      else {
        const path = 'graph.attributes.name';
        throw new InputError([problem('graphNamesById', { file: this.file, path, values })]);
      }
    }
    return { called: byId, namesFrom: null };
  }

  /** Everybody but groups, to which ties are left out. */
  #keepPeople(): number[] {
    const keep: number[] = [];
    for (let id = 0; id < this.#keys.length; id++)
      if (!this.#groups.has(id) && !this.#dropped.has(id)) keep.push(id);
    if (this.#groups.size > 0) {
      let ties = 0;
      for (let k = 0; k < this.ties; k++)
        if (this.#groups.has(this.#from[k]) || this.#groups.has(this.#to[k])) ties++;
      this.note('graphGroups', { n: this.#groups.size, ties });
    }
    return keep;
  }

  #rows(rank: Int32Array, names: string[]): TieList {
    const from = new Int32Array(this.ties);
    const to = new Int32Array(this.ties);
    let count = 0;
    for (let k = 0; k < this.ties; k++) {
      from[count] = rank[this.#from[k]];
      to[count] = rank[this.#to[k]];
      if (from[count] < 0 || to[count] < 0) continue;
      this.#weights.move(k, count);
      if (this.#strong !== null) this.#strong[count] = this.#strong[k];
      count++;
    }
    const list: TieList = { people: names.length, count, from, to, names };
    if (this.#strong !== null) list.strong = this.#strong.slice(0, count);
    return list;
  }

  /** Ties to keys that no list of people has. */
  #refuseStrangers(): void {
    for (let k = 0; k < this.ties; k++) {
      const ends = [this.#from[k], this.#to[k]];
      if (ends.every((id) => this.#declared[id] || this.#dropped.has(id))) continue;
      const [from, to] = ends.map((id) => excerpt(this.#keys[id]));
      this.problems.add('edgeToNobody', this.#placeOf(this.#places[k]), { from, to });
    }
  }
}

function countWithoutTies({ people, count, from, to }: TieList): number {
  const tied = new Uint8Array(people);
  for (let k = 0; k < count; k++) {
    if (from[k] === to[k]) continue;
    tied[from[k]] = 1;
    tied[to[k]] = 1;
  }
  return tied.reduce((left, one) => left - one, people);
}

function longer(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(2 * values.length);
  wider.set(values);
  return wider;
}
