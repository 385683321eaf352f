import { createInstance } from 'i18next';
import type { Lang, Values } from './lang.ts';
import { TABLES } from './tables.ts';
import type { Key, ValuesFor } from './keys.ts';

/** Messages in one language. */
export interface Translator {
  readonly lang: Lang;
  /**
   * The message of a key such as `page:close`, which the compiler knows, as it does the values that fill its gaps. A
   * number `values.count` picks the plural. Values stand as given.
   */
  t<K extends Key>(key: K, ...values: ValuesFor<K>): string;
  /**
   * The message of a key put together while running, or undefined where there is none. `context` picks a variant,
   * `key_context`, where the table has one.
   */
  find(key: string, values?: Values, context?: string): string | undefined;
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
  const message = (key: string, values: Values = {}, context?: string) =>
    // `replace` keeps values apart from i18next's own options: a file may hold a field of any name.
    instance.t(key, {
      replace: values,
      ...(typeof values['count'] === 'number' && { count: values['count'] }),
      ...(context && { context }),
    });
  return {
    lang,
    t: (key, ...[values]) => message(key, values),
    find: (key, values, context) => (instance.exists(key) ? message(key, values, context) : undefined),
  };
}
