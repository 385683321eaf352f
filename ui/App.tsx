import { Crash } from './parts/Crash.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { Footer } from './parts/Footer.tsx';
import { Header } from './parts/Header.tsx';
import { Notices } from './parts/Notices.tsx';
import { useLocale } from './parts/locale.tsx';
import { useSettings } from './state/settings.ts';
import type { Views } from './views/view.ts';

/** The dashboard: a header, and the view that is chosen. */
export function App({ views }: { views: Views }) {
  const { t } = useLocale();
  const wanted = useSettings((s) => s.view);
  const shown = views.find(({ id }) => id === wanted) ?? views[0];
  const { Main, Aside } = shown;
  const crash = (error: unknown, retry: () => void) => (
    <Crash error={error} retry={retry} others={views.filter((other) => other !== shown)} />
  );
  return (
    <div className={Aside ? 'page' : 'page whole'}>
      <a className="skip" href="#main">
        {t('page:skip')}
      </a>
      <Header views={views} shown={shown} />
      <main id="main" tabIndex={-1}>
        <Notices />
        <ErrorBoundary key={shown.id} fallback={crash}>
          <Main />
        </ErrorBoundary>
      </main>
      {Aside && (
        <ErrorBoundary fallback={crash}>
          <Aside />
        </ErrorBoundary>
      )}
      <Footer shown={shown} />
    </div>
  );
}
