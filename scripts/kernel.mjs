// `npm run kernel`: compiles the hot loops to WebAssembly and writes them, as text, where the simulator finds them.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const SOURCE = 'sim/kernel/assembly/kernel.ts';
const TARGET = 'sim/kernel/kernel-code.ts';

/** The text of kernel-code.ts for the source as it is. */
export function kernelCode() {
  const out = join(mkdtempSync(join(tmpdir(), 'kindling-')), 'kernel.wasm');
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory'];
  execFileSync('node', ['node_modules/assemblyscript/bin/asc.js', SOURCE, '-o', out, ...options]);
  const lines = readFileSync(out)
    .toString('hex')
    .match(/.{1,100}/g)
    .map((line) => `  '${line}'`);
  return `// Written by \`npm run kernel\` from assembly/kernel.ts. Do not edit.\nexport const KERNEL_CODE =\n${lines.join(' +\n')};\n`;
}

if (process.argv[1]?.endsWith('kernel.mjs')) writeFileSync(TARGET, kernelCode());
