/** What the simulator may use beyond the language: WebAssembly, which every engine has and which computes the same everywhere. */
declare namespace WebAssembly {
  const Module: new (bytes: Uint8Array) => Module;
  interface Module {
    readonly [Symbol.toStringTag]?: string;
  }
  class Memory {
    constructor(size: { initial: number; maximum: number });
    readonly buffer: ArrayBuffer;
  }
  class Instance {
    constructor(module: Module, imports: Record<string, Record<string, unknown>>);
    readonly exports: Record<string, unknown>;
  }
}
