/**
 * Paths whose own types are missing, or would bring Node's or the page's into the simulator. Only what is used.
 */
declare module 'papaparse/papaparse.js' {
  interface Result {
    data: string[][];
    errors: { type: string; code: string; row?: number }[];
  }
  const Papa: {
    parse(
      text: string,
      config:
        | { delimiter: string; newline: '\n'; quoteChar: string }
        | { skipEmptyLines: 'greedy'; comments: string },
    ): Result;
  };
  export default Papa;
}

/** Both hosts have it: the standard's own list of encodings, the same in Node and in a page. */
declare class TextDecoder {
  readonly encoding: string;
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes?: Uint8Array, options?: { stream?: boolean }): string;
}
