import type { z } from 'zod';
import type { Coded } from '../problems.ts';
import { cut } from './document.ts';
import { isPlainMap } from './merge.ts';
import type { Path } from './path.ts';
import { notesOf, schemaAt } from './schema-tree.ts';
import { readHazard } from './rates.ts';

/** Where a hazard is written as a text that cannot be read, and why. */
export interface BadHazard {
  readonly path: Path;
  readonly refusal: Coded;
}

/** Whether a schema node is a hazard: per day, of one contact, or none. */
export function hazardKind(meta: Readonly<Record<string, unknown>>): 'perDay' | 'each' | null {
  if (meta['hazard'] !== true) return null;
  return notesOf(meta)?.unit === 'hazard' ? 'each' : 'perDay';
}

/** Plain data with every hazard that is written in people's units as a number; nothing else changes. */
export function readHazards(schema: z.ZodType, value: unknown): { value: unknown; bad: BadHazard[] } {
  const bad: BadHazard[] = [];
  const read = (here: unknown, path: Path): unknown => {
    if (typeof here === 'string') return text(here, path);
    if (Array.isArray(here))
      return sameOr(
        here,
        here.map((one, k) => read(one, [...path, k])),
      );
    if (!isPlainMap(here)) return here;
    let changed = false;
    const entries = Object.entries(here).map(([key, one]) => {
      const next = read(one, [...path, key]);
      changed ||= next !== one;
      return [key, next] as const;
    });
    return changed ? Object.fromEntries(entries) : here;
  };
  const text = (here: string, path: Path): unknown => {
    const node = schemaAt(schema, path, value);
    const kind = node ? hazardKind(node.meta) : null;
    // A number in quotes is a text where a number belongs, and is told so.
    if (kind === null || here.trim() === '' || !Number.isNaN(Number(here))) return here;
    const result = readHazard(here, kind === 'perDay');
    if ('hazard' in result) return result.hazard;
    bad.push({ path, refusal: { code: result.wrong, values: { found: cut(here.trim()) } } });
    return here;
  };
  return { value: read(value, []), bad };
}

const sameOr = (before: readonly unknown[], after: readonly unknown[]) =>
  after.every((one, k) => one === before[k]) ? before : after;
