import type { Command } from 'commander';
import { hazardWords, metricName, sourceText } from '../../report/index.ts';
import {
  InputError,
  listFields,
  mechanismsOf,
  metricsOf,
  nearestFields,
  problem,
  scenarioSchemaOf,
  STAGES,
  UNITS,
  type FieldDescription,
} from '../../sim/index.ts';
import type { Context } from './context.ts';
import { addPlugins } from './options.ts';

/** `kindling explain FIELD`: what a field, a section, a metric or a stage means. */
export function addExplain(program: Command, context: Context): void {
  const { t } = context;
  const command = program
    .command('explain')
    .argument('[name]', t('argument.field'))
    .summary(t('explain.summary'))
    .description(t('explain.description'));
  addPlugins(command, context).action((name?: string) => explain(name, context));
}

function explain(name: string | undefined, context: Context): void {
  const { plugins } = context;
  const fields = listFields(scenarioSchemaOf(plugins));
  if (name === undefined) {
    for (const field of fields) context.print(line(field, context));
    return;
  }
  const metric = metricsOf(plugins).find((m) => m.id === name);
  if (metric) {
    context.printHeading(metricName(metric.id, 'money', context));
    context.print(metric.doc[context.lang]);
    return;
  }
  const stage = STAGES.find((s) => s.id === name);
  if (stage) {
    context.printHeading(stage.name[context.lang]);
    context.print(
      context.t('explain.stage', { promotesTo: stage.promotesTo ?? '–', demotesTo: stage.demotesTo ?? '–' }),
    );
    if (stage.slipsDownTo) context.print(context.t('explain.slipsDown', { slipsDownTo: stage.slipsDownTo }));
    return;
  }
  const matching = fields.filter((f) => matches(f.path, name));
  const exact = matching.filter((f) => f.path.split('.').length === name.split('.').length);
  const meant =
    exact.length > 0 ? exact : matching.length > 0 ? [] : fields.filter((f) => ends(f.path, name));
  if (meant.length > 0) {
    meant.forEach((field, i) => {
      if (i > 0) context.print();
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
  const mechanism = mechanismsOf(context.plugins).find((m) => m.id === name);
  if (mechanism) {
    context.printHeading(mechanism.name[context.lang]);
    context.print(mechanism.does[context.lang]);
    context.print();
  }
  for (const field of fields) context.print(line(field, context));
}

function printField(field: FieldDescription, context: Context): void {
  const { t, localised } = context;
  const { notes } = field;
  context.printHeading(notes ? `${field.path} – ${localised(notes.label)}` : field.path);
  if (notes) context.print(localised(notes.help));
  const unit = notes && localised(UNITS[notes.unit]);
  if (unit) context.print(t('explain.unit', { unit }));
  if (field.default !== undefined)
    context.print(t('explain.default', { value: JSON.stringify(field.default) }));
  const words = hazardWords(field.default, field.hazard, context);
  if (words !== null) context.print(t('explain.inPeople', { words }));
  if (field.hazard) context.print(t(`explain.takes.${field.hazard}`));
  const bounds = boundsOf(field);
  if (bounds !== '') context.print(t('explain.bounds', { bounds }));
  if (field.options) context.print(t('explain.options', { options: field.options.join(', ') }));
  if (field.when) context.print(t('explain.when', { when: field.when }));
  if (notes) {
    const only = notes.source === 'assumption' ? t('explain.assumption') : null;
    context.print(t('explain.source', { source: only ?? sourceText(notes.source, context) }));
  }
}

function boundsOf({ minimum, maximum, exclusiveMinimum, exclusiveMaximum }: FieldDescription): string {
  const low = minimum === undefined ? '' : `${exclusiveMinimum ? '>' : '≥'} ${minimum}`;
  const high = maximum === undefined ? '' : `${exclusiveMaximum ? '<' : '≤'} ${maximum}`;
  return [low, high].filter(Boolean).join(', ');
}

function line(field: FieldDescription, { localised }: Context): string {
  const label = field.notes ? localised(field.notes.label) : '';
  return label === '' ? field.path : `${field.path}  ${label}`;
}
