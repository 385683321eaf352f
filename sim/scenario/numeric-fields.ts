import { z } from 'zod';
import { STAGE_IDS } from '../stages/index.ts';
import type { ProblemCode, ProblemValues } from '../problems.ts';
import { cut } from './document.ts';
import { listFields, nearestFields } from './describe.ts';
import { pathOf, readPath } from './path.ts';
import { kindsOf, schemaAt, type Definition } from './schema-tree.ts';
import { scenarioSchema } from './schema.ts';

/** Fields of a scenario that an experiment varies. */

const STAGE_NAMES: ReadonlySet<string> = new Set(STAGE_IDS);

export type AddProblem = <C extends ProblemCode>(
  code: C,
  path: (string | number)[],
  values: ProblemValues[C],
) => void;

/**
 * Reports a path that is no number of a scenario; with `anyKind`, one that is no single value of it. With `stages`, a field
 * that has a number for each stage will do as well.
 */
export function checkField(
  path: string,
  base: unknown,
  anyKind: boolean,
  place: (string | number)[],
  add: AddProblem,
  stages = false,
): void {
  const read = readPath(path);
  if ('wrong' in read) return add(read.wrong, place, { found: cut(path) });
  const node = schemaAt(scenarioSchema, read.path, typeof base === 'string' ? undefined : base);
  if (stages && node && stagesOf(node.def)) return;
  const kinds = node ? kindsOf(node.schema) : [];
  const wanted = anyKind ? ['number', 'integer', 'choice', 'boolean', 'text'] : ['number', 'integer'];
  if (kinds.some((kind) => wanted.includes(kind))) return;
  const fields = listFields(scenarioSchema).filter(({ type }) => wanted.includes(type));
  const near = nearestFields(path, fields, 3).map((one) => one.path);
  const sections = [...new Set(fields.map((one) => one.path.split('.')[0]))].join(', ');
  add('unknownField', place, {
    found: cut(path),
    suggestion: near[0] ?? '',
    known: near.join(', ') || sections,
  });
}

/** The step in which a number of a scenario counts: 1 for whole numbers, 0.01 for money, null where any value will do. */
export function stepOf(path: string, scenario?: unknown): number | null {
  const node = schemaAt(scenarioSchema, pathOf(path), scenario);
  if (!node) return null;
  const stage = stagesOf(node.def)?.[0];
  if (stage !== undefined) return stepOf(`${path}.${stage}`, scenario);
  const json = z.toJSONSchema(node.schema, { io: 'input', unrepresentable: 'any' });
  const parts = [json, ...((json.anyOf ?? []) as (typeof json)[])];
  const number = parts.find((part) => part.type === 'number' || part.type === 'integer');
  return number?.type === 'integer' ? 1 : (number?.multipleOf ?? null);
}

/** First and last n for which n × step lies in a range; the first is larger than the last where none does. */
export function multiplesIn(low: number, high: number, step: number): readonly [first: number, last: number] {
  // A step such as 0.1 meets the ends of a range only nearly.
  return [Math.ceil(low / step - 1e-9), Math.floor(high / step + 1e-9)];
}

/** The stages of a field that has a number for each; undefined for any other. */
function stagesOf({ shape }: Definition): string[] | undefined {
  const names = Object.keys(shape ?? {});
  return names.length > 0 && names.every((name) => STAGE_NAMES.has(name)) ? names : undefined;
}
