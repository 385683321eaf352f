import { defineConfig } from 'tsdown';

export default defineConfig({
  entry: {
    index: 'batch/api/index.ts',
    sim: 'sim/index.ts',
    kindling: 'batch/cli/start.ts',
    cli: 'batch/cli/main.ts',
    worker: 'batch/worker.ts',
    'sweep-worker': 'batch/sweep/worker.ts',
  },
  platform: 'node',
  target: 'node20',
  format: 'esm',
  fixedExtension: false,
  dts: { entry: ['batch/api/index.ts', 'sim/index.ts'] },
  // The simulator's modules only define things: who needs the version need not load the rest.
  outputOptions: { advancedChunks: { groups: [{ name: 'version', test: /\/sim\/version\.ts$/ }] } },
  treeshake: { moduleSideEffects: [{ test: /\/sim\//, sideEffects: false }] },
  sourcemap: false,
  clean: true,
});
