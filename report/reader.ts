import { makeTranslator, type Lang, type Translator, type Values } from '../i18n/index.ts';
import type { Bilingual } from '../sim/index.ts';

/** Someone who reads results, in their language. */
export interface Reader {
  readonly lang: Lang;
  readonly translator: Translator;
  /** A phrase by its key, `namespace:key`. */
  readonly say: (key: string, values?: Values) => string;
  /** One of two texts, by the reader's language. */
  readonly pick: (text: Bilingual | string) => string;
}

export function makeReader(lang: Lang): Reader {
  const translator = makeTranslator(lang);
  return {
    lang,
    translator,
    say: (key, values) => translator.t(key, values),
    pick: (text) => (typeof text === 'string' ? text : text[lang]),
  };
}
