import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'batch/api/index.ts',
    sim: 'sim/index.ts',
    kindling: 'batch/cli/main.ts',
    worker: 'batch/worker.ts',
    'sweep-worker': 'batch/sweep/worker.ts',
  },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  fixedExtension: false,
  dts: { entry: ['batch/api/index.ts', 'sim/index.ts'] },
  sourcemap: false,
  clean: true,
});
