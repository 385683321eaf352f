/** A stream to print to. A terminal says so, and how wide it is. */
export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };

/** What the command line is called with besides its words: by the shell, a test or another program. */
export interface Host {
  readonly stdout: Output;
  readonly stderr: Output;
  /** Asked for a confirmation where it is a terminal; default: nothing to ask. */
  readonly stdin?: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from. The working folder of the process is this one until the call ends. */
  readonly cwd: string;
  /** Asks long work to stop softly, as Ctrl-C does. */
  readonly signal?: AbortSignal;
}

/** The process itself. */
export function processHost(): Host {
  const { stdout, stderr, stdin, env } = process;
  return { stdout, stderr, stdin, env, cwd: process.cwd() };
}
