import { createInstance } from 'i18next';
import type { Lang, Values } from './lang.ts';
import { TABLES } from './tables.ts';

/** Messages in one language. */
export interface Translator {
  readonly lang: Lang;
  /**
   * The message of a key such as `problems:fileEmpty`. A number `values.count` picks the plural. `context` picks a
   * variant, `key_context`, where the table has one. Values stand as given; `{{people, number}}` groups digits.
   */
  t(key: string, values?: Values, context?: string): string;
  /** Whether there is such a message. */
  has(key: string): boolean;
}

/** A translator of its own: nothing is global, and two languages can be used side by side. */
export function makeTranslator(lang: Lang): Translator {
  const namespaces = Object.entries(TABLES).map(([name, table]) => [name, table[lang]]);
  const instance = createInstance({
    lng: lang,
    fallbackLng: false,
    ns: Object.keys(TABLES),
    defaultNS: false,
    resources: { [lang]: Object.fromEntries(namespaces) },
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  void instance.init();
  return {
    lang,
    t: (key, values = {}, context) =>
      // `replace` keeps values apart from i18next's own options: a file may hold a field of any name.
      instance.t(key, {
        replace: values,
        ...(typeof values['count'] === 'number' && { count: values['count'] }),
        ...(context && { context }),
      }),
    has: (key) => instance.exists(key),
  };
}
