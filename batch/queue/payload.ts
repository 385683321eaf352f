import { z } from 'zod';
import { isCell, isSweepId } from '../../results/index.ts';
import { STAGE_IDS, type Keep } from '../../sim/index.ts';
import type { Attempt } from '../sweep/attempt.ts';
import type { Common } from '../sweep/worker.ts';

/** What may come over a queue, as whoever can write to the server may have written anything. */

/** Cells of a batch. */
export const LARGEST_BATCH = 500;
/** Threads that one worker can have, and sweeps and workers that a server can have. */
const MAX_THREADS = 4096;
/** Characters of a record of the registry. */
export const MAX_RECORD = 20_000;

const count = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const text = (max: number) => z.string().max(max);

const cellSchema = z
  .strictObject({
    base: count,
    number: count,
    values: z.array(z.unknown()).max(10_000),
    point: text(32),
    replicate: count,
    seed: z.union([text(10_000), z.number()]),
    graph: text(100_000),
  })
  .refine(({ point, replicate }) => isCell(point, replicate));

export const batchSchema = z.strictObject({
  cells: z.array(cellSchema).min(1).max(LARGEST_BATCH),
  shared: z.array(text(100_000)).max(4),
  signature: text(64).optional(),
});

export const sweepSchema = z.strictObject({
  id: z.string().refine(isSweepId),
  name: text(1000),
  kindling: text(100),
  cells: count,
  done: count,
  failed: count,
  bytesPerThread: count,
  signed: z.boolean(),
});

export const workerSchema = z.strictObject({
  id: text(100),
  host: text(300),
  threads: z.number().int().min(1).max(MAX_THREADS),
  kindling: text(100),
});

export const deadLetterSchema = z.strictObject({
  point: text(100),
  replicate: count,
  reason: text(MAX_RECORD),
});

const keepSchema = z.strictObject({
  metrics: z.array(text(200)).max(1000),
  series: z.array(text(200)).max(1000),
  every: z.number().int().min(1),
  transitions: z.boolean(),
});

/** Plug-ins come as hashes only: a worker loads its own modules, never what a queue names. */
export const commonSchema = z.strictObject({
  bases: z
    .array(
      z.strictObject({
        name: text(10_000),
        raw: z.record(z.string(), z.unknown()),
        graphFile: z
          .strictObject({
            name: text(10_000),
            bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
            packed: z.literal('gzip').optional() as z.ZodOptional<z.ZodLiteral<'gzip'>>,
          })
          .optional(),
      }),
    )
    .min(1)
    .max(10_000),
  plugins: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(1000),
  paths: z.array(text(10_000)).max(10_000),
  keep: keepSchema,
});

/** What workers are told of a sweep. */
export type SharedCommon = z.output<typeof commonSchema>;

export function sharedCommon(common: Omit<Common, 'stop'>): SharedCommon {
  const { bases, plugins, paths, keep } = common;
  return {
    bases: bases.map(({ name, raw, graphFile }) => ({
      name,
      raw: raw as Record<string, unknown>,
      // Not the room for it, which is that of this machine.
      ...(graphFile && {
        graphFile: {
          name: graphFile.name,
          bytes: graphFile.bytes,
          ...(graphFile.packed && { packed: graphFile.packed }),
        },
      }),
    })),
    plugins: plugins.map(({ hash }) => hash),
    paths: [...paths],
    keep: { ...keep, metrics: [...keep.metrics], series: [...keep.series] },
  };
}

const column = <T extends Float64Array | Int32Array | Uint8Array>(kind: new (length: number) => T) =>
  z.custom<T>((value) => value instanceof kind);

/** Moves as columns of one length, with their shares from `first[k]` to `first[k + 1]`. */
const transitionsSchema = z
  .strictObject({
    day: column(Int32Array),
    person: column(Int32Array),
    from: column(Uint8Array),
    to: column(Uint8Array),
    parent: column(Int32Array),
    first: column(Int32Array),
    source: column(Uint8Array),
    share: column(Float64Array),
  })
  .refine(({ day, person, from, to, parent, first, source, share }) => {
    const moves = day.length;
    return (
      [person, from, to, parent].every(({ length }) => length === moves) &&
      [from, to].every((stages) => stages.every((stage) => stage < STAGE_IDS.length)) &&
      first.length === moves + 1 &&
      first.every((start, k) => start >= (k === 0 ? 0 : first[k - 1])) &&
      first[moves] <= source.length &&
      share.length === source.length
    );
  });

/** What came of a batch of so many cells, with columns as long as the sweep keeps them. */
export function attemptSchema(cells: number, keep: Keep): z.ZodType<Attempt> {
  const index = z
    .number()
    .int()
    .min(0)
    .max(cells - 1);
  const problems = z
    .array(
      z.looseObject({
        code: text(200),
        severity: z.enum(['error', 'note']),
        values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      }),
    )
    .max(10_000);
  const result = z
    .looseObject({
      index,
      digest: text(200),
      founders: count,
      metrics: column(Float64Array),
      days: column(Int32Array),
      series: column(Float64Array),
      transitions: transitionsSchema.nullable(),
      scenarioHash: text(200),
      graphHash: text(200).nullable(),
      people: count,
      dayCount: count,
      names: z
        .strictObject({ person: z.array(z.string()), parent: z.array(z.string().nullable()) })
        .nullable(),
    })
    .refine(
      ({ metrics, days, series }) =>
        metrics.length === keep.metrics.length && series.length === days.length * keep.series.length,
    )
    .refine(({ transitions, names }) => {
      const moves = transitions?.day.length ?? 0;
      const fitting = names === null || (names.person.length === moves && names.parent.length === moves);
      return keep.transitions === (transitions !== null) && fitting;
    });
  return z.looseObject({
    results: z.array(result).max(cells),
    refused: z.array(z.strictObject({ index, problems })).max(cells),
    broken: z.array(z.strictObject({ index, reason: text(100_000) })).max(cells),
    simulating: z.number().min(0),
    building: z.number().min(0),
  }) as unknown as z.ZodType<Attempt>;
}
