import { makeTranslator, type Lang, type Translator } from '../i18n/index.ts';
import type { Bilingual, PluginRecord } from '../sim/index.ts';

/** Someone who reads results, in their language. */
export interface Locale {
  readonly lang: Lang;
  readonly translator: Translator;
  /** A phrase by its key, `namespace:key`. */
  readonly t: Translator['t'];
  /** One of two texts, by the reader's language. */
  readonly localised: (text: Bilingual | string) => string;
  /** Plug-ins whose sources and metrics may come up. */
  readonly plugins?: readonly PluginRecord[];
}

export function makeLocale(lang: Lang): Locale {
  const translator = makeTranslator(lang);
  return {
    lang,
    translator,
    t: translator.t,
    localised: (text) => (typeof text === 'string' ? text : text[lang]),
  };
}
