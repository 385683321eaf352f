// `npm run test:deep`: what takes too long for every day, such as killing a sweep two hundred times.
import process from 'node:process';
import { build, install, run } from './setup.mjs';

install();
build();
process.env.KINDLING_DEEP = '1';
run('node', ['node_modules/vitest/vitest.mjs', 'run', 'test/batch/sweep/kill.test.ts']);
