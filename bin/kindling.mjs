#!/usr/bin/env node
// The command. In a checkout it first installs and builds what is missing or older than its sources.
import { existsSync } from 'node:fs';
import process from 'node:process';

const setup = new URL('../scripts/setup.mjs', import.meta.url);
if (existsSync(setup)) {
  const { build, install } = await import(setup.href);
  install();
  build();
}
await import('../dist/kindling.js').catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
