import { UnstyledButton } from '@mantine/core';
import type { Locale } from '../../report/index.ts';
import { formatPath, mechanismsOf, valueAt, type Path, type Variant } from '../../sim/index.ts';
import { useLocale } from '../parts/locale.tsx';
import { pagePlugins } from '../state/plugins.ts';
import { useSettings } from '../state/settings.ts';
import { fieldLabel, valueWords } from './field-words.ts';

interface Props {
  readonly variant: Variant;
  /** As the file has it. */
  readonly original: Variant | undefined;
}

/** What a person changed in this scenario, each with what it was and the way back. */
export function Differences({ variant, original }: Props) {
  const locale = useLocale();
  const { t } = locale;
  const { experiment, changes, change } = useSettings();
  const own = changes[experiment]?.[variant.name] ?? [];
  if (own.length === 0) return null;
  return (
    <section className="differences" aria-label={t('page:changes.title')}>
      <h3>{t('page:changes.count', { count: own.length })}</h3>
      <ul>
        {own.map(({ path, value }) => (
          <li key={formatPath(path)}>
            <span>{nameOf(path, locale)}</span>
            <span className="figures">
              {words(original && valueAt(original.plan.scenario, path), path, locale)} →{' '}
              <b>{words(value, path, locale)}</b>
            </span>
            <UnstyledButton
              className="quiet"
              aria-label={t('page:changes.undoOf', { name: nameOf(path, locale) })}
              onClick={() => change(variant.name, path, undefined)}
            >
              {t('page:changes.undo')}
            </UnstyledButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What a path is called: the section, or the field under the name that the user gave it. */
function nameOf(path: Path, locale: Locale): string {
  const section = mechanismsOf(pagePlugins()).find(({ id }) => id === path[0]);
  if (path.length === 1 && section) return locale.localised(section.name);
  const written = formatPath(path);
  return fieldLabel(written, locale) ?? written;
}

function words(value: unknown, path: Path, locale: Locale): string {
  // A section that is not there is off.
  if (path.length === 1 && (value === null || value === undefined)) return locale.t('page:field.off');
  return valueWords(value, formatPath(path), locale);
}
