import { existsSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { stringify } from 'yaml';
import { hazardWords } from '../../report/index.ts';
import {
  InputError,
  isPlainMap,
  loadFile,
  MECHANISM_LIST,
  problem,
  scenarioSchema,
  UNITS,
  type FieldDescription,
  type Template,
  listFields,
  TEMPLATES,
  valueAt,
} from '../../sim/index.ts';
import { load, shown, writeWhole } from '../files.ts';
import type { Context } from './context.ts';

/** `kindling new FILE`: a commented scenario to start from. */
export function addNew(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('new')
    .argument('<file>', t('argument.newFile'))
    .summary(t('new.summary'))
    .description(t('new.description'))
    .addOption(new Option('--template <name>', t('option.template')).choices(TEMPLATES).default('community'))
    .action((file: string, { template }: { template: Template }) => {
      if (existsSync(file))
        throw new InputError([problem('fileExists', { file, values: { path: shown(file) } })]);
      writeWhole(file, scenarioText(template, context));
      context.print(t('new.written', { file: shown(file) }));
    });
}

/** A line that is off until its `#` is taken away; what explains the section stays as it is. */
const commented = (line: string) => (line.startsWith('#') ? line : `#${line}`);

/**
 * A scenario file in which every field of the template's sections stands with its meaning beside it: in `plain` at its
 * default, in `community` as in the shipped scenario of that name. That has all other mechanisms too, as comments, so that each
 * is one `#` away.
 */
export function scenarioText(template: Template, context: Context): string {
  const fields = template === 'community' ? fieldsAsIn('community') : listFields(scenarioSchema);
  const lines = [`# ${context.t('new.head')}`, 'version: 1', ''];
  const top = fields.filter((f) => ['seed', 'days', 'replicates', 'currency'].includes(f.path));
  for (const field of top) lines.push(fieldLine(field.path, field, field.default, '', context));
  for (const section of ['graph', 'people', 'ladder'])
    lines.push('', ...sectionLines(section, fields, context));
  for (const { id, templates = [] } of MECHANISM_LIST) {
    const on = templates.includes(template);
    if (template === 'plain' && !on) continue;
    const section = sectionLines(id, fields, context);
    lines.push('', ...(on ? section : section.map(commented)));
  }
  return `${lines.join('\n')}\n`;
}

/** Fields with the values of a shipped scenario, where that has them. */
function fieldsAsIn(shipped: string): FieldDescription[] {
  const { scenario } = loadFile(shipped, load).variants[0].plan;
  return listFields(scenarioSchema).map((field) => {
    const value = valueAt(scenario, field.path.split('.'));
    return value === undefined || isPlainMap(value) ? field : { ...field, default: value };
  });
}

const GRAPH_KIND = 'circles';

function sectionLines(section: string, fields: readonly FieldDescription[], context: Context): string[] {
  const mechanism = MECHANISM_LIST.find((m) => m.id === section);
  const lines = mechanism
    ? [
        `# ${context.t('new.section', { name: context.localised(mechanism.name), does: context.localised(mechanism.does) })}`,
      ]
    : [];
  lines.push(`${section}:`);
  if (section === 'graph') lines.push(`  kind: ${GRAPH_KIND}`);
  let open: string[] = [section];
  for (const field of fields) {
    const steps = named(field.path, { [section]: mechanism?.firstUse }).split('.');
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
    const value = field.path === 'people.count' ? (field.default ?? 1000) : field.default;
    lines.push(fieldLine(steps.at(-1)!, field, value, '  '.repeat(parents.length), context));
  }
  return lines;
}

/** Gives what the user would name the name that its section has when it is first used. */
function named(path: string, firstUse: unknown): string {
  return path.replace(/^(.*?)\.<[^>]*>/, (_, parent: string) => {
    const [example = 'name'] = Object.keys(valueAt(firstUse, parent.split('.')) ?? {});
    return `${parent}.${example}`;
  });
}

function fieldLine(
  key: string,
  field: FieldDescription,
  value: unknown,
  indent: string,
  context: Context,
): string {
  const { localised } = context;
  const text =
    value === null || value === undefined
      ? ''
      : ` ${stringify(value, { flowCollectionPadding: false, collectionStyle: 'flow' }).trim()}`;
  const unit = field.notes && localised(UNITS[field.notes.unit]);
  const words = hazardWords(value, field.hazard, context);
  const said = [unit, words].filter(Boolean).join(context.lang === 'zh' ? '；' : '; ');
  const comment = field.notes ? `  # ${localised(field.notes.help)}${said ? ` [${said}]` : ''}` : '';
  return `${indent}${key}:${text}${comment}`;
}
