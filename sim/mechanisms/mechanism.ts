import type { z } from 'zod';
import type { SourceId, TieClass, World } from '../world/index.ts';
import type { Bilingual } from './field.ts';

/**
 * What every mechanism is. It pours integers into `world.trust` and `world.doubt` and books money in
 * `world.ledger`, all computed from the state at the end of yesterday. It moves nobody, and it can see neither a
 * threshold nor a bucket: those belong to the engine.
 */
export interface Mechanism<Schema extends z.ZodType = z.ZodType> {
  /** The scenario's section that switches this mechanism on. */
  readonly id: string;
  readonly name: Bilingual;
  /** What it does, in one line. */
  readonly does: Bilingual;
  /** Names under which it pours. */
  readonly sources: readonly SourceId[];
  /** Fields, bounds, defaults and notes of the section. */
  readonly schema: Schema;
  start(config: z.output<Schema>, world: World): Running<z.output<Schema>>;
}

/** A mechanism at work in one run. */
export interface Running<Config = unknown> {
  /** Who is placed on day 0: founders, or, with `already`, people of a community that was there before. */
  founders?(): { person: number; stage: number; already?: boolean }[];
  /** A phase begins: policy numbers change, before anything of the day is computed. */
  configure(config: Config): void;
  /** Pours the influences of day t (1 … days), computed from the state at the end of day t − 1. */
  today?(day: number): void;
  /** Makes, strengthens and ends ties, once everybody has been resolved with the ties of yesterday. */
  changeTies?(day: number): void;
  /** Told at the end of day t of everybody who moved (also of founders, on day 0, from STRANGER). */
  moved?(person: number, from: number, to: number, day: number): void;
  /** Told at the end of day t of every tie that was made, strengthened or ended. */
  tieChanged?(i: number, j: number, before: TieClass, after: TieClass): void;
  /**
   * Multiplies all trust that counts for this person's next climb from `stage`; 0 stops it. The engine asks when somebody
   * arrives on a stage and when a phase begins; of any other change it is told by `world.trust.factorChanged`.
   */
  factor?(person: number, stage: number): number;
  /** The same for doubt and the next slip; above 0. */
  doubtFactor?(person: number, stage: number): number;
}

/** Keeps the schema's type while making sure that the object is a whole mechanism. */
export function mechanism<Schema extends z.ZodType>(definition: Mechanism<Schema>): Mechanism<Schema> {
  return definition;
}
