import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { experimentSchema, scenarioSchema, sweepSchema } from '../../sim/index.ts';
import type { Context } from './context.ts';

const SCHEMAS = { scenario: scenarioSchema, experiment: experimentSchema, sweep: sweepSchema };
type Kind = keyof typeof SCHEMAS;
type Json = z.core.JSONSchema.BaseSchema;

/** `kindling schema [scenario|experiment|sweep]`: JSON Schema for editors. */
export function addSchema(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('schema')
    .addArgument(new Argument('[kind]', t('argument.kind')).choices(Object.keys(SCHEMAS)).default('scenario'))
    .summary(t('schema.summary'))
    .description(t('schema.description'))
    .action((kind: Kind) => {
      context.print(JSON.stringify(jsonSchema(kind), null, 2));
    });
}

/** A hazard may also be a text in people's units, which only Kindling itself can read. */
function allowWords({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodTypes; jsonSchema: Json }): void {
  if (z.globalRegistry.get(zodSchema)?.['hazard'] !== true || jsonSchema.type !== 'number') return;
  const { type, minimum, maximum } = jsonSchema;
  delete jsonSchema.type;
  delete jsonSchema.minimum;
  delete jsonSchema.maximum;
  delete jsonSchema['hazard'];
  jsonSchema.anyOf = [{ type, minimum, maximum } as Json, { type: 'string' }];
}

/** The schema of a file as JSON Schema, draft 2020-12; labels, units and sources of fields travel along. */
function jsonSchema(kind: Kind): unknown {
  const schema = SCHEMAS[kind];
  const json = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12', override: allowWords });
  return { $id: `kindling-${kind}-v1`, ...json };
}
