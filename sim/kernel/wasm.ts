import type { Key } from '../random/index.ts';
import { layOut, type Columns } from './columns.ts';
import { KERNEL_CODE } from './kernel-code.ts';
import type { Bucket, Kernel } from './kernel.ts';

/** What assembly/kernel.ts exports. */
interface Exports {
  place(people: number, ...at: number[]): void;
  placeBucket(doubt: number, ...at: number[]): void;
  addRate(doubt: number, count: number, through: number): void;
  rise(doubt: number, count: number, through: number, personal: number): void;
  scan(day: number, personalTrust: number, personalDoubt: number): number;
  draw(k0: number, k1: number, stream: number, step: number, count: number): void;
}

const PAGE = 65536;
/** WebAssembly has 32-bit addresses. */
const MAX_PAGES = 65536;
/** Addresses below are reserved for the compiler. */
const FIRST_BYTE = 1024;

let compiled: WebAssembly.Module | undefined;

function compile(): WebAssembly.Module {
  const bytes = new Uint8Array(KERNEL_CODE.length / 2);
  for (let k = 0; k < bytes.length; k++) bytes[k] = Number.parseInt(KERNEL_CODE.slice(2 * k, 2 * k + 2), 16);
  return new WebAssembly.Module(bytes);
}

/** The hot loops in WebAssembly; null where WebAssembly is missing, forbidden, or too small for so many people. */
export function makeWasmKernel(people: number, days: number): Kernel | null {
  const { bytes, on } = layOut(people, days, FIRST_BYTE);
  const pages = Math.ceil(bytes / PAGE);
  if (typeof WebAssembly === 'undefined' || pages > MAX_PAGES) return null;
  try {
    compiled ??= compile();
    const memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
    const { exports } = new WebAssembly.Instance(compiled, { env: { memory } });
    return new WasmKernel(on(memory.buffer), exports as unknown as Exports);
  } catch {
    return null;
  }
}

class WasmKernel implements Kernel {
  readonly columns: Columns;
  readonly #code: Exports;

  constructor(columns: Columns, code: Exports) {
    this.columns = columns;
    this.#code = code;
    const { people, stage, lastTransition, nextDay, list, first, second, found, outcome, buckets } = columns;
    const at = [stage, lastTransition, nextDay, list, first, second, found, outcome].map(
      (column) => column.byteOffset,
    );
    code.place(people, ...at);
    buckets.forEach(({ incoming, limit, clockOn, rateBound, who, more }, doubt) => {
      code.placeBucket(doubt, ...[incoming, limit, clockOn, rateBound, who, more].map((c) => c.byteOffset));
    });
  }

  addRate(bucket: Bucket, count: number, through: number): void {
    this.#code.addRate(bucket, count, through);
  }

  schedule(bucket: Bucket, count: number, through: number, personal: boolean): void {
    this.#code.rise(bucket, count, through, Number(personal));
  }

  scan(day: number, personalTrust: boolean, personalDoubt: boolean): number {
    return this.#code.scan(day, Number(personalTrust), Number(personalDoubt));
  }

  draw({ k0, k1 }: Key, stream: number, count: number): void {
    this.#code.draw(k0, k1, stream, 0, count);
  }
}
