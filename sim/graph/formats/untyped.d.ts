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

declare module 'graphology-graphml/common/parser.js' {
  const createParser: import('./xml.ts').CreateParser;
  export default createParser;
}

declare module 'graphology-gexf/common/parser.js' {
  const createParser: import('./xml.ts').CreateParser;
  export default createParser;
}
