import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { experimentSchema, scenarioSchema, sweepSchema } from '../../sim/index.ts';
import { print, type Context } from './context.ts';

const SCHEMAS = { scenario: scenarioSchema, experiment: experimentSchema, sweep: sweepSchema };
type Kind = keyof typeof SCHEMAS;

/** `kindling schema [scenario|experiment|sweep]`: JSON Schema for editors. */
export function addSchema(program: Command, { say }: Context): void {
  program
    .command('schema')
    .addArgument(
      new Argument('[kind]', say('argument.kind')).choices(Object.keys(SCHEMAS)).default('scenario'),
    )
    .summary(say('schema.summary'))
    .description(say('schema.description'))
    .action((kind: Kind) => {
      print(JSON.stringify(jsonSchema(kind), null, 2));
    });
}

/** The schema of a file as JSON Schema, draft 2020-12; labels, units and sources of fields travel along. */
function jsonSchema(kind: Kind): unknown {
  const schema = SCHEMAS[kind];
  return { $id: `kindling-${kind}-v1`, ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) };
}
