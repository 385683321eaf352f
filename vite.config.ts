import { availableParallelism } from 'node:os';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { knownVerdicts, licenceNotices, versionOnly } from './scripts/page-build.ts';

const licences = licenceNotices();

const LONG = ['test/{batch,browser,patterns,shipped,validation}/**/*.test.ts', 'test/**/*.long.test.ts'];

export default defineConfig({
  // Tests run from the checkout's root; the page is built from ui/.
  root: process.env.VITEST ? '.' : 'ui',
  plugins: [react(), versionOnly(), knownVerdicts(), licences.ofPage()],
  worker: { format: 'es', plugins: () => [versionOnly(), licences.ofWorkers()] },
  build: { outDir: '../dist/ui', emptyOutDir: true, chunkSizeWarningLimit: 1200 },
  server: { host: '127.0.0.1', fs: { allow: ['..'] } },
  test: {
    // A rule, not a list: what needs what is built, a browser or many runs lies in these folders, and any other file that
    // takes more than a few seconds is called NAME.long.test.ts.
    projects: [
      { extends: true, test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: LONG } },
      { extends: true, test: { name: 'long', include: LONG } },
    ],
    setupFiles: ['test/setup.ts'],
    // What is built is called as it ships, not transformed.
    server: { deps: { external: [/\/dist\//] } },
    // One more than there are cores, for most of the time a test waits for one process or one page; limits allow for the
    // company.
    maxWorkers: availableParallelism() + 1,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', './scripts/closing-line.ts'],
  },
});
