import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kernelCode } from '../../scripts/kernel.mjs';
import { makeKernel, QUEUE } from '../../sim/kernel/index.ts';
import { makeWasmKernel } from '../../sim/kernel/wasm.ts';
import { keyOf, streamId } from '../../sim/random/index.ts';

// Catches a kernel that was changed and not compiled, or compiled from something else.
test('the compiled kernel is that of its source', () => {
  expect(readFileSync('sim/kernel/kernel-code.ts', 'utf8')).toBe(kernelCode());
});

test('WebAssembly is there, and what it draws is what TypeScript draws, to the bit', () => {
  expect(makeWasmKernel(10, 10)).not.toBeNull();
  const drawn = [false, true].map((reference) => {
    const kernel = makeKernel(1, 1, reference);
    const { list, first, second } = kernel.columns;
    const draws: number[] = [];
    for (let block = 0; block < 20; block++) {
      for (let k = 0; k < QUEUE; k++) {
        list[k] = 2 ** 20 * block + 7 * k;
        first[k] = k % 150;
      }
      kernel.draw(keyOf(`draws ${block}`, block), streamId('thresholds'), QUEUE);
      draws.push(...first, ...second);
    }
    return draws;
  });
  expect(drawn[0]).toEqual(drawn[1]);
});

// The engine is asked for more people than 32-bit addresses reach.
test('too many people for WebAssembly are refused by it, and nothing is taken', () => {
  expect(makeWasmKernel(200_000_000, 1)).toBeNull();
});
