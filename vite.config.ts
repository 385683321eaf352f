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
    testTimeout: 120_000,
    hookTimeout: 120_000,
    reporters: ['default', './scripts/closing-line.ts'],
  },
});
