import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './App.tsx';
import { Crash } from './parts/Crash.tsx';
import { ErrorBoundary } from './parts/ErrorBoundary.tsx';
import { palette } from './parts/palette.ts';
import { LocaleProvider } from './parts/locale.tsx';
import { theme } from './parts/theme.ts';
import type { Views } from './views/view.ts';
import './fonts.css';
import './style.css';
import './charts/charts.css';
import './forms/forms.css';
import './views/compare/findings.css';
import './views/compare/lead.css';

/** Draws the dashboard with these views into the document. */
export function drawPage(views: Views): void {
  // The page's content policy allows no code from text.
  z.config({ jitless: true });
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <LocaleProvider>
        <ErrorBoundary fallback={(error, retry) => <Crash error={error} retry={retry} others={views} />}>
          <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={palette}>
            <App views={views} />
          </MantineProvider>
        </ErrorBoundary>
      </LocaleProvider>
    </StrictMode>,
  );
}
