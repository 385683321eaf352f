import { formatExact } from '../../i18n/index.ts';
import { currencyName, hazardWords, sourceText, type Locale } from '../../report/index.ts';
import { inBoth, readPath, STAGES, UNITS, type FieldDescription } from '../../sim/index.ts';
import { EXPERIMENTS, loadExperiment } from '../state/files.ts';
import { allFields } from './fields.ts';

/** What a knob says about itself. Texts of the simulator name fields and options as files do; here they get their labels. */

/** Label of the field at a path; under a name the user chose, of the field that stands for all names. */
export function fieldLabel(path: string, { localised }: Locale): string | null {
  const read = readPath(path);
  if ('wrong' in read) return null;
  const own = read.path;
  const fits = (pattern: string) => {
    const steps = pattern.split('.');
    return steps.length === own.length && steps.every((step, k) => step.startsWith('<') || step === own[k]);
  };
  const notes = allFields().find((field) => field.notes && fits(field.path))?.notes;
  return notes ? localised(notes.label) : null;
}

/** Label and unit; where money is meant, the currency. */
export function labelOf({ notes }: FieldDescription, currency: string, locale: Locale): string {
  const { localised, t } = locale;
  const label = localised(notes!.label);
  let unit = localised(UNITS[notes!.unit]);
  if (notes!.unit.startsWith('money'))
    unit = unit.replace(localised(UNITS.money), currencyName(currency, locale));
  return unit === '' ? label : t('page:field.label', { label, unit });
}

/** What stands beside a control: a chance in people's units; for a changed one, what the file has. Empty where neither is. */
export function sayField(
  field: FieldDescription,
  changed: { readonly original: unknown } | null,
  locale: Locale,
  value?: unknown,
): string {
  const { t } = locale;
  const parts: string[] = [];
  const words = hazardWords(value, field.hazard, locale);
  if (words !== null) parts.push(t('page:field.inPeople', { words }));
  if (changed)
    parts.push(t('page:field.changed', { value: valueWords(changed.original, field.path, locale) }));
  return parts.join(locale.lang === 'zh' ? '' : ' ');
}

/** What a control does, what it is without being set, and where that comes from: shown on demand. */
export function describeField(field: FieldDescription, locale: Locale): string {
  const { t, lang } = locale;
  const parts = [helpOf(field, locale)];
  if (field.notes!.unit === 'hazard') parts.push(t('page:unit.hazard'));
  if (field.default !== undefined && field.default !== null) {
    parts.push(t('page:field.default', { value: valueWords(field.default, field.path, locale) }));
  }
  parts.push(
    t('page:field.source', {
      source: sourceText(field.notes!.source, locale, (id) => claimTitle(id, locale)),
    }),
  );
  return parts.join(lang === 'zh' ? '' : ' ');
}

/** One of the options of a choice in words; a section may have words of its own for an option. */
export function optionName(option: string, path: string, { localised, translator }: Locale): string {
  const stage = STAGES.find(({ id }) => id === option);
  if (stage) return localised(stage.name);
  const [section] = path.split('.');
  return (
    translator.find(`page:choice.${section}.${option}`) ?? translator.find(`page:choice.${option}`) ?? option
  );
}

/** A value as a reader knows it: a number, an option by its name, on or off. */
export function valueWords(value: unknown, path: string, locale: Locale): string {
  if (typeof value === 'number') return formatExact(value, locale.lang);
  if (typeof value === 'boolean') return locale.t(value ? 'page:field.on' : 'page:field.off');
  if (value === null || value === undefined) return locale.t('page:field.none');
  if (typeof value === 'object') return locale.t('page:field.on');
  return optionName(String(value), path, locale);
}

function helpOf(field: FieldDescription, locale: Locale): string {
  const { localised } = locale;
  const root = field.path.slice(0, field.path.indexOf('.'));
  const fieldName = (name: string) => {
    const named = allFields().find(
      ({ path, notes }) => notes && path.startsWith(`${root}.`) && path.endsWith(`.${name}`),
    );
    return named ? localised(named.notes!.label) : null;
  };
  const inWords = (code: string) => {
    const [name = code, option] = code.split(/: ?/);
    const label = fieldName(name);
    if (label === null || option === undefined) return label ?? code;
    return locale.t('page:field.setTo', { label, value: optionName(option, root, locale) });
  };
  const text = localised(field.notes!.help).replaceAll(/`([^`]+)`/g, (_, code: string) => inWords(code));
  // "chance: anyone; degree: …" lists the options by the names they have in files.
  const options = allFields().find(({ path }) => path === field.path)?.options ?? [];
  const named = options.reduce(
    (said, option) => said.replace(new RegExp(`\\b${option}(?=[:：])`), optionName(option, root, locale)),
    text,
  );
  // Around a name in Latin letters stood spaces; between Chinese there are none.
  return named.replaceAll(/(?<=[\u4e00-\u9fff”]) (?=[\u4e00-\u9fff])/g, '');
}

/** Practitioners' claims are called by their titles. */
function claimTitle(id: string, { localised, translator }: Locale): string {
  const title = EXPERIMENTS.includes(id) ? loadExperiment(id).experiment?.title : undefined;
  if (title) return localised(inBoth(title));
  return translator.find(`page:claim.${id}`) ?? id;
}
