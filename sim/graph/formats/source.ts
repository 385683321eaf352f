import type { GivenTraitId } from '../given.ts';

/** A graph file as its host hands it over: the simulator reads no disk. */
export interface GraphSource {
  readonly name: string;
  /** What the file holds, unpacked where it was packed. */
  readonly bytes: Uint8Array;
  /** How it was packed on the disk. */
  readonly packed?: 'gzip';
  /** Bytes of memory that reading may take; without it there is no limit. */
  readonly room?: number;
}

/** Formats a graph is read from, as `graph.format` names them. */
export const FORMATS = [
  'edge-list',
  'adjacency-list',
  'adjacency-matrix',
  'graphml',
  'gexf',
  'json',
  'gml',
  'pajek',
  'matrix-market',
] as const;

export type Format = (typeof FORMATS)[number];

/** What weights below 0, and weights at all, are taken for. */
export const WEIGHT_USES = ['none', 'asIs', 'absolute', 'positive'] as const;

/** What attributes of nodes can be used for. */
export type PersonAttribute = 'name' | 'circle' | 'stage' | GivenTraitId;

/** A column by its name in the header, or by its number, from 1. */
export type ColumnName = string | number;

/** What a person decides where the file cannot; everything left out is told from the file. */
export interface GraphSettings {
  readonly format?: Format | undefined;
  /** A label of the Encoding Standard, such as `gb18030` or `windows-1252`. */
  readonly encoding?: string | undefined;
  /** Whether the first row is a header. */
  readonly header?: boolean | undefined;
  readonly columns?:
    | {
        readonly source?: ColumnName | undefined;
        readonly target?: ColumnName | undefined;
        readonly weight?: ColumnName | undefined;
      }
    | undefined;
  /** `none`: weights are not read; `asIs`: below 0, too; `absolute`: without their sign; `positive`: ties below 0 are left out. */
  readonly weight?: (typeof WEIGHT_USES)[number] | undefined;
  /** The weight of a tie for which the file has none. */
  readonly missingWeight?: number | undefined;
  /** Attributes of nodes by what they are used for; `name: id` keeps ids as names. */
  readonly attributes?: Readonly<Partial<Record<PersonAttribute, string | undefined>>> | undefined;
}
