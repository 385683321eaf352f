import { z } from 'zod';
import { cut } from './document.ts';
import { listFields, nearestFields } from './describe.ts';
import { kindsOf, schemaAt } from './schema-tree.ts';
import { scenarioSchema } from './schema.ts';

/** Fields of a scenario that an experiment varies. */

export type AddProblem = (
  code: string,
  path: (string | number)[],
  values: Readonly<Record<string, string | number>>,
) => void;

/** Reports a path that is no number of a scenario; with `anyKind`, one that is no single value of it. */
export function checkField(
  path: string,
  base: unknown,
  anyKind: boolean,
  place: (string | number)[],
  add: AddProblem,
): void {
  const node = schemaAt(scenarioSchema, path.split('.'), typeof base === 'string' ? undefined : base);
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
  const node = schemaAt(scenarioSchema, path.split('.'), scenario);
  if (!node) return null;
  const json = z.toJSONSchema(node.schema, { io: 'input', unrepresentable: 'any' });
  const parts = [json, ...((json.anyOf ?? []) as (typeof json)[])];
  const number = parts.find((part) => part.type === 'number' || part.type === 'integer');
  return number?.type === 'integer' ? 1 : (number?.multipleOf ?? null);
}
