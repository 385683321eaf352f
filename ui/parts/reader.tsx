import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { makeReader, type Reader } from '../../report/index.ts';
import { useSettings } from '../state/settings.ts';

const ReaderContext = createContext<Reader | null>(null);

/** Gives everything below it the reader's language, and tells the browser. */
export function ReaderProvider({ children }: { children: ReactNode }) {
  const lang = useSettings((s) => s.lang);
  const reader = useMemo(() => makeReader(lang), [lang]);
  useEffect(() => {
    document.documentElement.lang = lang === 'zh' ? 'zh-Hans' : 'en';
  }, [lang]);
  return <ReaderContext value={reader}>{children}</ReaderContext>;
}

/** The reader: phrases, numbers and texts in their language. */
export function useReader(): Reader {
  return useContext(ReaderContext)!;
}
