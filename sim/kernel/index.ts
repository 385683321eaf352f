import { layOut } from './columns.ts';
import type { Kernel } from './kernel.ts';
import { ReferenceKernel } from './reference.ts';
import { makeWasmKernel } from './wasm.ts';

export { QUEUE, type BucketColumns } from './columns.ts';
export { DOUBT, TRUST, type Bucket, type Kernel } from './kernel.ts';
export { pressureOf } from './reference.ts';

/** The columns and hot loops of a run: in WebAssembly where it is available, else in TypeScript with the same bits. */
export function makeKernel(people: number, days: number, reference = false): Kernel {
  const kernel = reference ? null : makeWasmKernel(people, days);
  if (kernel) return kernel;
  const { bytes, on } = layOut(people, days);
  return new ReferenceKernel(on(new ArrayBuffer(bytes)));
}
