import type { Problem } from '../../problems.ts';
import type { StageId } from '../../stages/index.ts';
import type { TieList } from '../csr.ts';
import type { GivenTraitId } from '../given.ts';
import type { Format } from './source.ts';

/** A column or attribute, by its name in the file and, in tables, its number from 1. */
export interface Column {
  readonly name: string | null;
  readonly number: number | null;
}

/** Something that occurs several times, and the line of the first. */
export interface Occurrence {
  readonly count: number;
  readonly line: number;
}

/** Names that differ as written and look alike, and in what they differ. */
export interface Alike {
  readonly names: readonly [string, string];
  readonly differ: 'blanks' | 'width' | 'form' | 'number' | 'case';
}

/** How the rows of a table were understood. */
export interface TableReading {
  /** A character, or `blank` for any number of blanks and tabs. */
  readonly delimiter: string;
  /** The header's cells, and its line; null where the first row is a tie. */
  readonly header: { readonly line: number; readonly cells: readonly string[] } | null;
  readonly headerFrom: 'set' | 'words' | 'cells' | 'comment' | 'none';
  readonly firstTie: { readonly line: number; readonly cells: readonly string[] } | null;
  readonly source: Column | null;
  readonly target: Column | null;
  readonly unused: readonly string[];
  /** Whether the first column holds the numbers or names of rows. */
  readonly rowNames: boolean;
  readonly comments: Occurrence;
  readonly blankRows: Occurrence;
  readonly longerRows: Occurrence;
  readonly shorterRows: Occurrence;
}

/** How a graph file was read, for a person who has to trust what was read. */
export interface GraphReading {
  readonly file: string;
  readonly format: Format;
  /** Whether the format was set, or told from the content. */
  readonly formatFrom: 'set' | 'content';
  readonly packed: 'gzip' | null;
  readonly encoding: { readonly name: string; readonly from: 'set' | 'mark' | 'declared' | 'bytes' };
  /** Of edge lists and what is like them; null in formats that name their parts. */
  readonly table: TableReading | null;
  readonly people: number;
  /** Ties as the file states them, before repeated ones are merged. */
  readonly ties: number;
  readonly peopleWithoutTies: number;
  /** Whether ties have directions in the file, which are not used; null where the format cannot say. */
  readonly directed: boolean | null;
  readonly weights: {
    readonly column: Column;
    readonly min: number;
    readonly max: number;
    /** Ties without a weight, which were given `missingWeight`. */
    readonly missing: Occurrence;
    readonly negative: Occurrence;
    readonly decimalCommas: Occurrence;
  } | null;
  /** Columns and attributes of ties that hold numbers and were not read as weights. */
  readonly numericColumns: readonly string[];
  /** The attribute people are called by; null where it is their id. */
  readonly namesFrom: string | null;
  /** The attribute that says which circle a person is in. */
  readonly circleFrom: string | null;
  /** The attribute that says on which stage a person is, people on each, and how many have none and are strangers. */
  readonly stages: {
    readonly from: string;
    readonly people: Readonly<Record<StageId, number>>;
    readonly missing: number;
  } | null;
  /** Traits that attributes give, with the numbers as in the file; of more than 256 different ones, levels are kept. */
  readonly traits: readonly {
    readonly trait: GivenTraitId;
    readonly from: string;
    readonly min: number;
    readonly max: number;
    readonly mean: number;
    readonly levels: number;
  }[];
  /** Attributes of people that were not used. */
  readonly unusedAttributes: readonly string[];
  readonly alike: { readonly count: number; readonly examples: readonly Alike[] };
  /** What a person would want to know, as notes. */
  readonly notes: readonly Problem[];
}

/** What a graph file says: ties with names, and a weight per tie where the file has weights. */
export interface GraphFile {
  list: TieList;
  /** One weight per tie of the list. Null without weights. */
  weights: Float64Array | null;
  /** Absent for graphs that are built in. */
  reading?: GraphReading;
}

export const NONE: Occurrence = { count: 0, line: 0 };
