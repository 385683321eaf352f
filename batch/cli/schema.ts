import { Argument, type Command } from 'commander';
import { z } from 'zod';
import { experimentSchema, scenarioSchema } from '../../sim/index.ts';
import { print, type Context } from './context.ts';

/** `kindling schema [scenario|experiment]`: JSON Schema for editors. */
export function addSchema(program: Command, { say }: Context): void {
  program
    .command('schema')
    .addArgument(
      new Argument('[kind]', say('argument.kind')).choices(['scenario', 'experiment']).default('scenario'),
    )
    .summary(say('schema.summary'))
    .description(say('schema.description'))
    .action((kind: 'scenario' | 'experiment') => {
      print(JSON.stringify(jsonSchema(kind), null, 2));
    });
}

/** The schema of a file as JSON Schema, draft 2020-12; labels, units and sources of fields travel along. */
export function jsonSchema(kind: 'scenario' | 'experiment'): unknown {
  const schema = kind === 'scenario' ? scenarioSchema : experimentSchema;
  return { $id: `kindling-${kind}-v1`, ...z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' }) };
}
