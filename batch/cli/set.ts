import {
  cut,
  formatPath,
  InputError,
  problem,
  readPath,
  readTarget,
  readValue,
  type Change,
  type Problem,
} from '../../sim/index.ts';

/**
 * The text of `--set`: `path=value`, or `variant:path=value` for one variant of an experiment. The path is written as
 * `formatPath` writes it, the value in YAML: `0.2`, `true`, `[1, 2]`, `{a: 1}`, words; `null` goes back to the default.
 */

const FROM = { kind: 'option', option: '--set' } as const;

/** Up to the first equals sign that stands in no quotes. */
const ASSIGNMENT = /^((?:"(?:[^"\\]|\\.)*"|[^"=])+)=(.*)$/su;
/**
 * Reads the texts of all `--set`, in order.
 * @throws InputError with everything that is wrong with any of them.
 */
export function readSets(texts: readonly string[]): Change[] {
  const read = texts.map(readSet);
  const problems = read.flatMap((one) => one.problems ?? []);
  if (problems.length > 0) throw new InputError(problems);
  return read.flatMap(({ change }) => change ?? []);
}

function readSet(text: string): { change?: Change; problems?: readonly Problem[] } {
  const refuse = (code: Problem['code'], found: string) => ({
    problems: [problem(code, { from: FROM, values: { found: cut(found.trim()) } })],
  });
  const [, target, written] = ASSIGNMENT.exec(text) ?? [];
  // Nothing after the sign is more often a variable of the shell that was empty than the wish for a default.
  if (target === undefined || written.trim() === '')
    return refuse(text.includes('"') && 'wrong' in readPath(text) ? 'badQuotes' : 'badAssignment', text);
  const field = readTarget(target);
  if ('wrong' in field) return refuse(field.wrong, target);
  const { value, problems } = readValue(written, '--set', field.path);
  if (problems.length === 0) return { change: { ...field, value, from: FROM } };
  const path = formatPath(field.path);
  return { problems: problems.map(({ file: _file, ...p }) => ({ path, ...p, from: FROM })) };
}
