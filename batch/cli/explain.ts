import type { Command } from 'commander';
import { metricName, sourceText } from '../../report/index.ts';
import {
  InputError,
  listFields,
  MECHANISMS,
  METRICS,
  nearestFields,
  problem,
  scenarioSchema,
  STAGES,
  UNITS,
  type FieldDescription,
} from '../../sim/index.ts';
import { heading, print, type Context } from './context.ts';

/** `kindling explain FIELD`: what a field, a section, a metric or a stage means. */
export function addExplain(program: Command, context: Context): void {
  const { say } = context;
  program
    .command('explain')
    .argument('[name]', say('argument.field'))
    .summary(say('explain.summary'))
    .description(say('explain.description'))
    .action((name?: string) => explain(name, context));
}

function explain(name: string | undefined, context: Context): void {
  const fields = listFields(scenarioSchema);
  if (name === undefined) {
    for (const field of fields) print(line(field, context));
    return;
  }
  const metric = METRICS.find((m) => m.id === name);
  if (metric) {
    print(heading(metricName(metric.id, 'money', context)));
    print(metric.doc[context.lang]);
    return;
  }
  const stage = STAGES.find((s) => s.id === name);
  if (stage) {
    print(heading(stage.name[context.lang]));
    print(context.say('explain.stage', { climbs: stage.climbs ?? '–', slips: stage.slips ?? '–' }));
    return;
  }
  const matching = fields.filter((f) => matches(f.path, name));
  const exact = matching.filter((f) => f.path.split('.').length === name.split('.').length);
  const meant =
    exact.length > 0 ? exact : matching.length > 0 ? [] : fields.filter((f) => ends(f.path, name));
  if (meant.length > 0) {
    meant.forEach((field, i) => {
      if (i > 0) print();
      printField(field, context);
    });
  } else if (matching.length > 0) printSection(name, matching, context);
  else {
    const near = nearestFields(name, fields, 1).map((f) => f.path);
    const sections = [...new Set(fields.map((f) => f.path.split('.')[0]))].join(', ');
    const values = { found: name, suggestion: near[0] ?? '', known: sections };
    throw new InputError([problem('unknownField', { values })]);
  }
}

/** Whether a field lies at or under a path; `<name>` stands for any name. */
function matches(path: string, name: string): boolean {
  const steps = path.split('.');
  return name.split('.').every((step, i) => steps[i] === step || /^<.*>$/.test(steps[i] ?? ''));
}

/** Whether a field may be meant by its last name, as `interest` or `events.interest` for a field deep in `events`. */
function ends(path: string, name: string): boolean {
  const steps = path.split('.').filter((step) => !step.startsWith('<'));
  const asked = name.split('.');
  if (asked.pop() !== steps.pop()) return false;
  let from = 0;
  return asked.every((step) => {
    const at = steps.indexOf(step, from);
    from = at + 1;
    return at >= 0;
  });
}

function printSection(name: string, fields: readonly FieldDescription[], context: Context): void {
  const mechanism = Object.values(MECHANISMS).find((m) => m.id === name);
  if (mechanism) {
    print(heading(mechanism.name[context.lang]));
    print(mechanism.does[context.lang]);
    print();
  }
  for (const field of fields) print(line(field, context));
}

function printField(field: FieldDescription, context: Context): void {
  const { say, pick } = context;
  const { notes } = field;
  print(heading(notes ? `${field.path} – ${pick(notes.label)}` : field.path));
  if (notes) print(pick(notes.help));
  const unit = notes && pick(UNITS[notes.unit]);
  if (unit) print(say('explain.unit', { unit }));
  if (field.default !== undefined) print(say('explain.default', { value: JSON.stringify(field.default) }));
  const bounds = boundsOf(field);
  if (bounds !== '') print(say('explain.bounds', { bounds }));
  if (field.options) print(say('explain.options', { options: field.options.join(', ') }));
  if (field.when) print(say('explain.when', { when: field.when }));
  if (notes) {
    const only = notes.source === 'assumption' ? say('explain.assumption') : null;
    print(say('explain.source', { source: only ?? sourceText(notes.source, context) }));
  }
}

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: FieldDescription): string {
  const low = minimum === undefined ? '' : `${exclusiveMinimum ? '>' : '≥'} ${minimum}`;
  const high = maximum === undefined ? '' : `${exclusiveMaximum ? '<' : '≤'} ${maximum}`;
  return [low, high].filter(Boolean).join(', ');
}

function line(field: FieldDescription, { pick }: Context): string {
  const label = field.notes ? pick(field.notes.label) : '';
  return label === '' ? field.path : `${field.path}  ${label}`;
}
