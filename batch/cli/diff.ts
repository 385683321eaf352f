import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { InputError, problem } from '../../sim/index.ts';
import { print, type Context } from './context.ts';
import { loadOrRefuse } from './options.ts';

/** `kindling diff A B`: which fields differ between two scenarios (FILE or FILE#variant) or two results. */
export function addDiff(program: Command, context: Context): void {
  const { say } = context;
  program
    .command('diff')
    .argument('<a>', say('argument.diff'))
    .argument('<b>', say('argument.diff'))
    .summary(say('diff.summary'))
    .description(say('diff.description'))
    .option('--json', say('option.json'))
    .action((a: string, b: string, { json }: { json?: boolean }) => {
      const left = flatten(read(a, context));
      const right = flatten(read(b, context));
      const paths = [...new Set([...left.keys(), ...right.keys()])].filter(
        (path) => left.get(path) !== right.get(path),
      );
      const rows = paths.map((path) => ({ path, a: left.get(path) ?? null, b: right.get(path) ?? null }));
      if (json) print(JSON.stringify(rows, null, 2));
      else if (rows.length === 0) print(say('diff.none'));
      else for (const row of rows) print(`${row.path}:  ${row.a ?? '–'}  →  ${row.b ?? '–'}`);
    });
}

/** A scenario with every default filled in, or the numbers of a result. */
function read(name: string, context: Context): unknown {
  if (name.endsWith('result.json')) return readResult(name);
  const { chosen } = loadOrRefuse(name, { quiet: true }, context);
  const { scenario, people } = chosen[0].plan;
  return { ...scenario, people: { ...scenario.people, count: people } };
}

function readResult(name: string): unknown {
  try {
    const { series: _, ...rest } = JSON.parse(readFileSync(name, 'utf8')) as Record<string, unknown>;
    return rest;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([problem('fileUnreadable', { file: name, values: { found: name, reason } })]);
  }
}

function flatten(value: unknown, path = '', into = new Map<string, string>()): Map<string, string> {
  if (typeof value === 'object' && value !== null) {
    for (const [key, child] of Object.entries(value))
      flatten(child, path === '' ? key : `${path}.${key}`, into);
  } else if (value !== undefined) into.set(path, JSON.stringify(value));
  return into;
}
