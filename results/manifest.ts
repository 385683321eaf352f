import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { z } from 'zod';
import { InputError, problem, VERSION, type PluginRecord, type Sweep } from '../sim/index.ts';
import { FORMAT, isSweepId } from './format.ts';

/** What a store remembers of a sweep: all that its data mean, so that they can be read without its files. */
export interface Manifest {
  readonly format: number;
  readonly id: string;
  readonly name: string;
  readonly kindling: string;
  readonly file: string;
  readonly title: Sweep['title'] | null;
  readonly question: Sweep['question'] | null;
  readonly bases: readonly { readonly name: string; readonly hash: string }[];
  readonly factors: readonly Sweep['factors'][number][];
  readonly design: unknown;
  /** Points of all bases, and cells. */
  readonly points: number;
  readonly cells: number;
  readonly replicates: number;
  readonly seed: string | number;
  readonly randomNumbers: string;
  readonly keep: Sweep['keep'];
  /** Plug-ins it was run with, whose hashes are part of the bases'; absent where there were none. */
  readonly plugins?: readonly PluginRecord[];
}

/** What the id of a sweep is a hash of, in this order. */
const DEFINING = [
  'kindling',
  'bases',
  'factors',
  'design',
  'replicates',
  'seed',
  'randomNumbers',
  'keep',
] as const;

const hash = (value: unknown) => bytesToHex(sha256(utf8ToBytes(JSON.stringify(value))));

export function manifestOf(sweep: Sweep, points: number, cells: number): Manifest {
  const { bases, baseHashes, design, factors, replicates, seed, randomNumbers, keep } = sweep;
  const { plugins } = bases[0]!.plan;
  const defining: Pick<Manifest, (typeof DEFINING)[number]> = {
    kindling: VERSION,
    bases: bases.map(({ name }, b) => ({ name, hash: baseHashes[b] ?? '' })),
    factors,
    // Points that are written down are in a table of their own.
    design: design.kind === 'list' ? { kind: 'list', hash: hash(design.rows) } : design,
    replicates,
    seed,
    randomNumbers,
    keep,
  };
  return {
    format: FORMAT,
    id: `${fileName(sweep.name)}-${hash(defining).slice(0, 8)}`,
    name: sweep.name,
    file: sweep.file,
    title: sweep.title ?? null,
    question: sweep.question ?? null,
    points,
    cells,
    ...defining,
    ...(plugins.length > 0 && { plugins }),
  };
}

/** As much of a name as every file system takes, beginning with neither a dot nor a hyphen. */
const fileName = (name: string) => [...name].slice(0, 60).join('').replace(/^[.-]/, '_');

/** A manifest as the text of its file, with a checksum of all else. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify({ ...manifest, checksum: hash(manifest) }, null, 2)}\n`;
}

const words = z.union([z.string(), z.record(z.string(), z.string())]).nullable();
const count = z.number().int().nonnegative();
const bilingual = z.looseObject({ en: z.string(), zh: z.string() });
const row = z.looseObject({ id: z.string() });
const pluginRow = z.looseObject({
  id: z.string(),
  version: z.string(),
  hash: z.string(),
  mechanisms: z.array(z.looseObject({ id: z.string(), name: bilingual })),
  metrics: z.array(z.looseObject({ id: z.string(), name: bilingual, unit: z.string(), doc: bilingual })),
  sources: z.array(row),
  items: z.array(row),
  counters: z.array(row),
});
const schema = z.looseObject({
  format: z.literal(FORMAT),
  id: z.string().refine(isSweepId),
  name: z.string(),
  kindling: z.string(),
  file: z.string(),
  title: words,
  question: words,
  bases: z.array(z.looseObject({ name: z.string(), hash: z.string() })).min(1),
  design: z.looseObject({ kind: z.string() }),
  factors: z.array(z.looseObject({ path: z.string(), factor: z.looseObject({}) })),
  points: count,
  cells: count,
  replicates: count,
  seed: z.union([z.string(), z.number()]),
  randomNumbers: z.string(),
  keep: z.looseObject({
    metrics: z.array(z.string()),
    series: z.array(z.string()),
    transitions: z.boolean(),
  }),
  plugins: z.array(pluginRow).optional(),
});

/**
 * Reads the text of a manifest that a store keeps as `NAME.json`.
 * @throws InputError where it is of another format, is damaged, or is not what its id and name say.
 */
export function readManifest(text: string, name: string, file: string): Manifest {
  const refuse = (code: 'manifestDamaged' | 'manifestForeign') => new InputError([problem(code, { file })]);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refuse('manifestDamaged');
  }
  if (typeof value !== 'object' || value === null) throw refuse('manifestDamaged');
  const { checksum, ...manifest } = value as Manifest & { checksum?: unknown };
  // The first format had no checksum; any other states it, and is what it says only if that is right.
  if (checksum === undefined ? manifest.format !== 1 : checksum !== hash(manifest))
    throw refuse('manifestDamaged');
  refuseOtherFormat(manifest.format, file);
  if (!schema.safeParse(manifest).success) throw refuse('manifestDamaged');
  const defining = Object.fromEntries(DEFINING.map((key) => [key, manifest[key]]));
  const { id } = manifest;
  if (`${id}.json` !== name || !id.endsWith(`-${hash(defining).slice(0, 8)}`))
    throw refuse('manifestForeign');
  return manifest;
}

/** Throws where something of a store states another format than this one, or none. */
function refuseOtherFormat(found: unknown, file: string): void {
  if (found === FORMAT) return;
  const number = typeof found === 'number' ? found : '?';
  const code = typeof found === 'number' && found < FORMAT ? 'storeOlder' : 'storeNewer';
  throw new InputError([problem(code, { file, values: { found: number, limit: FORMAT } })]);
}

/** The text of the file that makes a folder a store, with a checksum of the format it states. */
export const MARK_TEXT = `${JSON.stringify({ kindlingStore: FORMAT, checksum: hash(FORMAT) })}\n`;

/** Throws InputError where a store's mark is damaged, or is that of another format. */
export function checkMark(text: string, file: string): void {
  let mark: { readonly kindlingStore?: unknown; readonly checksum?: unknown } = {};
  try {
    mark = (JSON.parse(text) ?? {}) as typeof mark;
  } catch {
    // Said below.
  }
  const { kindlingStore: format, checksum, ...more } = mark;
  // The first format had no checksum; of any other one that states it, the statement must be right.
  const whole = typeof format === 'number' && (checksum === undefined || checksum === hash(format));
  if (!whole || Object.keys(more).length > 0) throw new InputError([problem('storeMarkDamaged', { file })]);
  refuseOtherFormat(format, file);
}

/** What tells a sweep from an earlier one of its name, as words for a message. */
export function differences(before: Manifest, now: Manifest): string[] {
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  const bases = now.bases.filter(({ name, hash: one }) => {
    const old = before.bases.find((other) => other.name === name);
    return old !== undefined && old.hash !== one;
  });
  const keys = ['factors', 'design', 'replicates', 'seed', 'randomNumbers', 'keep'] as const;
  return [
    ...(before.kindling === now.kindling ? [] : [`kindling ${before.kindling} → ${now.kindling}`]),
    ...bases.map(({ name }) => name),
    ...(same(
      before.bases.map((b) => b.name),
      now.bases.map((b) => b.name),
    )
      ? []
      : ['base']),
    ...keys.filter((key) => !same(before[key], now[key])),
  ];
}
