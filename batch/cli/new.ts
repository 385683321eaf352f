import { existsSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { stringify } from 'yaml';
import {
  InputError,
  MECHANISM_IDS,
  MECHANISMS,
  problem,
  scenarioSchema,
  UNITS,
  type FieldDescription,
  type MechanismId,
  listFields,
} from '../../sim/index.ts';
import { shown, writeWhole } from '../files.ts';
import { print, type Context } from './context.ts';

/**
 * Mechanisms that are on in each template. `city` has all others too, as comments, so that each is one `#` away. Every
 * number stands at its default, with its meaning beside it.
 */
const TEMPLATES: Readonly<Record<'city' | 'plain', readonly MechanismId[]>> = {
  city: ['seeding', 'everyday', 'ip', 'channels', 'wordOfMouth', 'referral', 'events', 'entry'],
  plain: ['seeding', 'wordOfMouth'],
};

type Template = keyof typeof TEMPLATES;

/** `kindling new FILE`: a commented scenario to start from. */
export function addNew(program: Command, context: Context): void {
  const { say } = context;
  program
    .command('new')
    .argument('<file>', say('argument.newFile'))
    .summary(say('new.summary'))
    .description(say('new.description'))
    .addOption(
      new Option('--template <name>', say('option.template')).choices(Object.keys(TEMPLATES)).default('city'),
    )
    .action((file: string, { template }: { template: Template }) => {
      if (existsSync(file))
        throw new InputError([problem('fileExists', { file, values: { path: shown(file) } })]);
      writeWhole(file, scenarioText(template, context));
      print(say('new.written', { file: shown(file) }));
    });
}

/** A line that is off until its `#` is taken away; what explains the section stays as it is. */
const commented = (line: string) => (line.startsWith('#') ? line : `#${line}`);

/** A scenario file in which every field of the template's sections stands at its default, with a comment. */
function scenarioText(template: Template, context: Context): string {
  const fields = listFields(scenarioSchema);
  const lines = [`# ${context.say('new.head')}`, 'version: 1', ''];
  const top = fields.filter((f) => ['seed', 'days', 'replicates', 'currency'].includes(f.path));
  for (const field of top) lines.push(fieldLine(field.path, field, field.default, '', context));
  for (const section of ['graph', 'people']) lines.push('', ...sectionLines(section, fields, context));
  const on = TEMPLATES[template];
  for (const id of template === 'plain' ? on : MECHANISM_IDS) {
    const section = sectionLines(id, fields, context);
    lines.push('', ...(on.includes(id) ? section : section.map(commented)));
  }
  return `${lines.join('\n')}\n`;
}

const GRAPH_KIND = 'circles';
const EXAMPLE_NAMES: Readonly<Record<string, string>> = { channels: 'livestream', 'events.series': 'meetup' };

function sectionLines(section: string, fields: readonly FieldDescription[], context: Context): string[] {
  const mechanism = Object.values(MECHANISMS).find((m) => m.id === section);
  const lines = mechanism
    ? [
        `# ${context.say('new.section', { name: context.pick(mechanism.name), does: context.pick(mechanism.does) })}`,
      ]
    : [];
  lines.push(`${section}:`);
  if (section === 'graph') lines.push(`  kind: ${GRAPH_KIND}`);
  let open: string[] = [section];
  for (const field of fields) {
    const steps = named(field.path).split('.');
    if (steps[0] !== section || steps.length < 2 || (steps.includes('kind') && section === 'graph')) continue;
    if (
      field.when &&
      !field.when
        .replace(/^kind: /, '')
        .split(', ')
        .includes(GRAPH_KIND)
    )
      continue;
    if (field.default === undefined && field.path !== 'people.count') continue;
    const parents = steps.slice(0, -1);
    const shared = parents.findIndex((step, i) => step !== open[i]);
    if (shared >= 0)
      for (let i = shared; i < parents.length; i++) lines.push(`${'  '.repeat(i)}${parents[i]}:`);
    open = parents;
    const value = field.path === 'people.count' ? 1000 : field.default;
    lines.push(fieldLine(steps.at(-1)!, field, value, '  '.repeat(parents.length), context));
  }
  return lines;
}

/** Gives an example name to what the user would name. */
function named(path: string): string {
  return path.replace(
    /^(.*?)\.<[^>]*>/,
    (_, parent: string) => `${parent}.${EXAMPLE_NAMES[parent] ?? 'name'}`,
  );
}

function fieldLine(
  key: string,
  field: FieldDescription,
  value: unknown,
  indent: string,
  { pick }: Context,
): string {
  const text =
    value === null || value === undefined
      ? ''
      : ` ${stringify(value, { flowCollectionPadding: false, collectionStyle: 'flow' }).trim()}`;
  const unit = field.notes && pick(UNITS[field.notes.unit]);
  const comment = field.notes ? `  # ${pick(field.notes.help)}${unit ? ` [${unit}]` : ''}` : '';
  return `${indent}${key}:${text}${comment}`;
}
