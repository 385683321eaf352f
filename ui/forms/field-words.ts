import { formatExact } from '../../i18n/index.ts';
import { currencyName, sourceText, type Reader } from '../../report/index.ts';
import { inBoth, listFields, scenarioSchema, STAGES, UNITS, type FieldDescription } from '../../sim/index.ts';
import { EXPERIMENTS, loadExperiment } from '../state/files.ts';

/** What a knob says about itself. Texts of the simulator name fields and options as files do; here they get their labels. */

const FIELDS = listFields(scenarioSchema);

/** Label of the field at a path; under a name the user chose, of the field that stands for all names. */
export function fieldLabel(path: string, { pick }: Reader): string | null {
  const fits = (pattern: string) => {
    const steps = pattern.split('.');
    const own = path.split('.');
    return steps.length === own.length && steps.every((step, k) => step.startsWith('<') || step === own[k]);
  };
  const notes = FIELDS.find((field) => field.notes && fits(field.path))?.notes;
  return notes ? pick(notes.label) : null;
}

/** Label and unit; where money is meant, the currency. */
export function labelOf({ notes }: FieldDescription, currency: string, reader: Reader): string {
  const { pick, say } = reader;
  const label = pick(notes!.label);
  let unit = pick(UNITS[notes!.unit]);
  if (notes!.unit.startsWith('money')) unit = unit.replace(pick(UNITS.money), currencyName(currency, reader));
  return unit === '' ? label : say('page:field.label', { label, unit });
}

/** What it does, what it is without being set, where that comes from; for a changed one, what the file has. */
export function describeField(
  field: FieldDescription,
  changed: { readonly original: unknown } | null,
  reader: Reader,
): string {
  const { say, lang } = reader;
  const parts = [helpOf(field, reader)];
  if (field.notes!.unit === 'hazard') parts.push(say('page:unit.hazard'));
  if (changed) parts.push(say('page:field.changed', { value: valueText(changed.original, reader) }));
  if (field.default !== undefined && field.default !== null) {
    parts.push(say('page:field.default', { value: valueText(field.default, reader) }));
  }
  parts.push(
    say('page:field.source', {
      source: sourceText(field.notes!.source, reader, (id) => claimTitle(id, reader)),
    }),
  );
  return parts.join(lang === 'zh' ? '' : ' ');
}

/** One of a choice's options in words. */
export function optionName(option: string, { pick, say, translator }: Reader): string {
  const stage = STAGES.find(({ id }) => id === option);
  const key = `page:choice.${option}`;
  return stage ? pick(stage.name) : translator.has(key) ? say(key) : option;
}

function valueText(value: unknown, reader: Reader): string {
  if (typeof value === 'number') return formatExact(value, reader.lang);
  if (typeof value === 'boolean') return reader.say(value ? 'page:field.on' : 'page:field.off');
  if (value === null || value === undefined) return reader.say('page:field.none');
  return optionName(String(value), reader);
}

function helpOf(field: FieldDescription, reader: Reader): string {
  const { pick } = reader;
  const root = field.path.slice(0, field.path.indexOf('.'));
  const fieldName = (name: string) => {
    const named = FIELDS.find(
      ({ path, notes }) => notes && path.startsWith(`${root}.`) && path.endsWith(`.${name}`),
    );
    return named ? pick(named.notes!.label) : null;
  };
  const inWords = (code: string) => {
    const [name, option] = code.split(/: ?/);
    const label = fieldName(name);
    if (label === null || option === undefined) return label ?? code;
    return reader.say('page:field.setTo', { label, value: optionName(option, reader) });
  };
  const text = pick(field.notes!.help).replaceAll(/`([^`]+)`/g, (_, code: string) => inWords(code));
  // "chance: anyone; degree: …" lists the options by the names they have in files.
  const options = FIELDS.find(({ path }) => path === field.path)?.options ?? [];
  const named = options.reduce(
    (said, option) => said.replace(new RegExp(`\\b${option}(?=[:：])`), optionName(option, reader)),
    text,
  );
  // Around a name in Latin letters stood spaces; between Chinese there are none.
  return named.replaceAll(/(?<=[\u4e00-\u9fff”]) (?=[\u4e00-\u9fff])/g, '');
}

/** Practitioners' claims are called by their titles. */
function claimTitle(id: string, { pick, say, translator }: Reader): string {
  const title = EXPERIMENTS.includes(id) ? loadExperiment(id, {}, {}).experiment?.title : undefined;
  const key = `page:claim.${id}`;
  if (title) return pick(inBoth(title));
  return translator.has(key) ? say(key) : id;
}
