import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { makeLocale, type Locale } from '../../report/index.ts';
import { pagePlugins } from '../state/plugins.ts';
import { useSettings } from '../state/settings.ts';

const LocaleContext = createContext<Locale | null>(null);

/** Gives everything below it the reader's language, and tells the browser. */
export function LocaleProvider({ children }: { children: ReactNode }) {
  const lang = useSettings((s) => s.lang);
  const locale = useMemo(() => ({ ...makeLocale(lang), plugins: pagePlugins() }), [lang]);
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en';
  }, [lang]);
  return <LocaleContext value={locale}>{children}</LocaleContext>;
}

/** The reader: phrases, numbers and texts in their language. */
export function useLocale(): Locale {
  return useContext(LocaleContext)!;
}
