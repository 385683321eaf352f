import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const FENCED = '```text\n';
const MARKED = /<!-- printed by: (.+?) -->([^]*?)<!-- end -->/g;

/** What a part of a document is printed by. A command that runs Kindling takes seconds, any other a moment. */
export type Pace = 'fast' | 'slow';

export const paceOf = (command: string): Pace => (command.includes('kindling ') ? 'slow' : 'fast');

/** Commands of a document's parts between `<!-- printed by: COMMAND -->` and `<!-- end -->`. */
export function commandsOf(markdown: string): string[] {
  return [...markdown.matchAll(MARKED)].map(([, command]) => command);
}

/**
 * The document with what the commands of this pace print now, run in the checkout: in a `text` block where one stands between the
 * markers, else within the line. Throws the command and its standard error if one fails or prints nothing.
 */
export async function withPrinted(markdown: string, paces: readonly Pace[]): Promise<string> {
  const parts: string[] = [];
  let end = 0;
  for (const match of markdown.matchAll(MARKED)) {
    const [whole, command, shown] = match;
    parts.push(markdown.slice(end, match.index));
    end = match.index + whole.length;
    if (!paces.includes(paceOf(command))) {
      parts.push(whole);
      continue;
    }
    const printed = await print(command);
    const body = shown.includes(FENCED) ? `\n\n${FENCED}${printed}\n\`\`\`\n\n` : printed;
    parts.push(`<!-- printed by: ${command} -->${body}<!-- end -->`);
  }
  return [...parts, markdown.slice(end)].join('');
}

function print(command: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-o', 'pipefail', '-c', command], { cwd: ROOT });
    let printed = '';
    let complaints = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    shell.on('error', reject);
    shell.on('close', (code) => {
      const text = printed.replaceAll(/ +$/gm, '').trimEnd();
      if (code === 0 && text !== '') resolve(text);
      else reject(new Error(`exit code ${code}, ${text.length} characters, of: ${command}\n${complaints}`));
    });
  });
}
