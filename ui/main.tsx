import { MantineProvider } from '@mantine/core';
import '@mantine/core/styles.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import { App } from './App.tsx';
import { palette } from './parts/palette.ts';
import { ReaderProvider } from './parts/reader.tsx';
import { theme } from './parts/theme.ts';
import './style.css';
import './charts/charts.css';
import './forms/forms.css';
import './views/compare/words.css';

// The page's content policy allows no code from text.
z.config({ jitless: true });

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto" cssVariablesResolver={palette}>
      <ReaderProvider>
        <App />
      </ReaderProvider>
    </MantineProvider>
  </StrictMode>,
);
