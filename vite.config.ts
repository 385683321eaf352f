import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Tests run from the checkout's root; the page is built from ui/.
  root: process.env.VITEST ? '.' : 'ui',
  plugins: [react()],
  worker: { format: 'es' },
  build: { outDir: '../dist/ui', emptyOutDir: true, chunkSizeWarningLimit: 1200 },
  server: { host: '127.0.0.1', fs: { allow: ['..'] } },
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // Every core, for most of the time a test waits for one process or one page; limits allow for the company.
    maxWorkers: '100%',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['default', './scripts/closing-line.ts'],
  },
});
