import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Lang } from '../i18n/index.ts';

const COMMAND = fileURLToPath(new URL('../dist/kindling.js', import.meta.url));
const LOCALES: Record<Lang, string> = { en: 'en_US.UTF-8', zh: 'zh_CN.UTF-8' };

/** A fenced block of a Markdown file. */
export interface Block {
  readonly language: string;
  readonly text: string;
}

const FENCE = /^```(\w+)\n([^]*?)^```$/gm;

export function blocksOf(markdown: string): Block[] {
  return [...markdown.matchAll(FENCE)].map(([, language, text]) => ({ language, text }));
}

/**
 * Does what a tutorial asks of its reader, in an empty folder: a block whose first line is a comment with a file name is
 * written to that file, a `sh` block is run. Returns the tutorial with what each command printed in the `text` block
 * after it. Throws the name of the block and its standard error if a command fails.
 */
export async function withOutputs(markdown: string, lang: Lang): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'kindling-tutorial-'));
  const tools = join(home, '.tools');
  mkdirSync(tools);
  // In a checkout `npx kindling` builds what is missing and starts this program.
  writeFileSync(join(tools, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${COMMAND}' "$@"\n`);
  chmodSync(join(tools, 'npx'), 0o755);
  // Debian's Python comes with Debian's pandas; others may come first in the path.
  const path = [tools, '/usr/bin', process.env.PATH].join(':');
  const env = { ...process.env, PATH: path, LANG: LOCALES[lang], LC_ALL: '' };
  try {
    const parts: string[] = [];
    let end = 0;
    let printed: string | null = null;
    for (const match of markdown.matchAll(FENCE)) {
      const [whole, language, text] = match;
      let shown = whole;
      const file = /^(?:#|\/\/) (\S+\.\w+)\n/.exec(text)?.[1];
      if (language === 'text') shown = `\`\`\`text\n${printed ?? ''}\`\`\``;
      printed = null;
      if (language === 'sh') printed = await run(text, home, env);
      else if (file) writeFileSync(join(home, file), text);
      parts.push(markdown.slice(end, match.index), shown);
      end = match.index + whole.length;
    }
    return [...parts, markdown.slice(end)].join('');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

function run(script: string, cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const shell = spawn('bash', ['-e', '-o', 'pipefail', '-c', script], { cwd, env });
    let printed = '';
    let complaints = '';
    shell.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    shell.stderr.setEncoding('utf8').on('data', (text: string) => (complaints += text));
    shell.on('error', reject);
    shell.on('close', (code) => {
      if (code !== 0) reject(new Error(`exit code ${code} of:\n${script}\n${complaints}`));
      else resolve(printed.replaceAll(/ +$/gm, ''));
    });
  });
}
