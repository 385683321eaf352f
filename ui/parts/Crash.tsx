import { LANGS } from '../../i18n/index.ts';
import { makeLocale } from '../../report/index.ts';
import { inBoth } from '../../sim/index.ts';
import { useSettings } from '../state/settings.ts';
import type { View } from '../views/view.ts';
import { SettingsFile, type OwnKey } from './SettingsFile.tsx';

interface Props {
  readonly error: unknown;
  readonly retry: () => void;
  /** Where else one can go from here. */
  readonly others: readonly View[];
}

type ButtonKey = OwnKey | 'page:crash.startOver' | 'page:run.again';

/**
 * What is said when a view or the whole page could not be drawn, in both languages, with the ways on. Plain elements:
 * what threw may have been the language chosen or the component library.
 */
export function Crash({ error, retry, others }: Props) {
  const { lang, set, startOver } = useSettings();
  const locales = [lang, ...LANGS.filter((other) => other !== lang)].map(makeLocale);
  const both = (key: ButtonKey) => locales.map(({ t }) => t(key)).join(' · ');
  return (
    <section className="crash" role="alert">
      {locales.map(({ lang: own, t }) => (
        <div key={own} lang={own === 'zh' ? 'zh-Hans' : 'en'}>
          <h2>{t('page:crash.title')}</h2>
          <p>{t('page:crash.what', { reason: reasonOf(error) })}</p>
        </div>
      ))}
      <div className="plain-buttons">
        <button type="button" onClick={retry}>
          {both('page:run.again')}
        </button>
        {others.map(({ id, name }) => (
          <button
            key={id}
            type="button"
            onClick={() => {
              set({ view: id });
              retry();
            }}
          >
            {locales.map(({ localised }) => localised(inBoth(name))).join(' · ')}
          </button>
        ))}
        <button
          type="button"
          onClick={() => {
            startOver();
            location.reload();
          }}
        >
          {both('page:crash.startOver')}
        </button>
      </div>
      <SettingsFile error={error} onLoaded={retry} t={both} />
    </section>
  );
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message || error.name : String(error);
}
