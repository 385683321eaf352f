import type { Problem } from '../problems.ts';
import type { z } from 'zod';
import type { SourceName, Tables, TieClass, World } from '../world/index.ts';
import type { Bilingual } from './field.ts';

/** The parts of a community model, as the page's form shows them. */
export const PARTS = ['ip', 'community', 'scene', 'sharing'] as const;
export type Part = (typeof PARTS)[number];

/** The scenarios that `kindling new` writes. */
export const TEMPLATES = ['community', 'plain'] as const;
export type Template = (typeof TEMPLATES)[number];

/** The context against which a section is checked. */
export interface Setting {
  readonly people: number;
  /** Names of people where the graph comes from a file, in order of number. */
  readonly names: readonly string[] | null;
  /** A mixed graph has no ties. */
  readonly mixed: boolean;
}

/** A problem of a section that involves several fields. */
export interface Finding {
  /** From the section on: dotted, or step by step where a name that a user chose is one of the steps. */
  readonly path: string | readonly (string | number)[];
  readonly problem: Problem;
}

/** A part of a section that an ablation can remove by itself. */
export interface Separable<Config> {
  readonly kind: 'series' | 'channel' | 'reward' | 'part';
  /** Dotted, from the section on. */
  readonly path: string;
  readonly name: string;
  /** What reports call it; `series`, `channel` and `reward` have words for their names. */
  readonly title?: Bilingual;
  /** The section without it. */
  without(config: Config): Config;
}

/**
 * Definition of a mechanism. It adds hazard in whole units to `world.trust` and `world.doubt` and books money in
 * `world.ledger`, all computed from the state at the end of yesterday. It moves nobody, and it sees neither thresholds
 * nor buckets: those belong to the engine.
 */
export interface Mechanism<Schema extends z.ZodType = z.ZodType> {
  /** The scenario's section that switches this mechanism on. */
  readonly id: string;
  readonly name: Bilingual;
  /** What it does, in one line. */
  readonly does: Bilingual;
  /** Why it has its place in the day: what it needs from yesterday. */
  readonly reason: Bilingual;
  /** The part of the form that shows it. */
  readonly part: Part;
  /** Sources under which it adds hazard. */
  readonly sources: readonly SourceName[];
  /** Sources, items of money and counters that it adds to the tables of a run. */
  readonly brings?: Partial<Tables>;
  /** Fields, bounds, defaults and notes of the section. */
  readonly schema: Schema;
  /** Initial value of the section when a user switches it on; empty where omitted. */
  readonly firstUse?: z.input<Schema>;
  /** Templates of `kindling new` in which it is on; in `community` all others appear as comments. */
  readonly templates?: readonly Template[];
  /** True where it acts on day 0 only, so that no phase can change it. */
  readonly dayZeroOnly?: boolean;
  /** Bytes per person that it adds to a run, measured as described at `estimateRunBytes`; 0 where omitted. */
  readonly bytesPerPerson?: number;
  /** Its separable parts for ablation, given the section of the scenario and of each phase. */
  separable?(configs: readonly z.output<Schema>[]): readonly Separable<z.output<Schema>>[];
  /** The section once nobody works for the community any more; the same as before where omitted. */
  leftAlone?(config: z.output<Schema>): z.output<Schema>;
  /** Problems of the section in this context. */
  crossCheck?(config: z.output<Schema>, setting: Setting): readonly Finding[];
  /** For the contract test: a section that acts in a small community, and one that is on without effect. */
  readonly examples: { readonly busy: z.input<Schema>; readonly idle: z.input<Schema> };
  start(config: z.output<Schema>, world: World): ActiveMechanism<z.output<Schema>>;
}

/** A mechanism at work in one run. */
export interface ActiveMechanism<Config = unknown> {
  /** People placed on day 0: founders, or, with `initial`, members of the initial community. */
  founders?(): { person: number; stage: number; initial?: boolean }[];
  /** A phase begins: policy numbers change, before anything of the day is computed. */
  configure(config: Config): void;
  /** Adds the influences of day t (1 … days), computed from the state at the end of day t − 1. */
  today?(day: number): void;
  /** Makes, strengthens and ends ties, once everybody has been resolved with the ties of yesterday. */
  changeTies?(day: number): void;
  /** Called at the end of day t for every transition (also of founders, on day 0, from STRANGER). */
  moved?(person: number, from: number, to: number, day: number): void;
  /** Called at the end of day t for every tie that was made, strengthened or ended. */
  tieChanged?(i: number, j: number, before: TieClass, after: TieClass): void;
  /**
   * Multiplies all trust that counts for this person's next promotion from `stage`; 0 blocks it. The engine reads it when
   * somebody arrives on a stage and when a phase begins; report any other change by `world.trust.factorChanged`.
   */
  factor?(person: number, stage: number): number;
  /** The same for doubt and the next demotion; above 0. */
  doubtFactor?(person: number, stage: number): number;
}

/** Checks that the object is a whole mechanism while keeping the type of its schema. */
export function mechanism<Schema extends z.ZodType>(definition: Mechanism<Schema>): Mechanism<Schema> {
  return definition;
}
