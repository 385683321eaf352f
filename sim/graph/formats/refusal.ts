import { InputError, problem, type Problem } from '../../problems.ts';

/** Problems told one by one; the rest are counted. */
const MOST_TOLD = 5;

/** Throws the problems of a file, if any: the first few, then how many more there are. */
export function refuse(file: string, problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  const told = problems.slice(0, MOST_TOLD);
  const count = problems.length - told.length;
  if (count > 0) told.push(problem('moreProblems', { file, values: { count } }));
  throw new InputError(told);
}

/** The error for a file that cannot be read as its format at all. */
export function broken(
  file: string,
  reason: string,
  place: { line?: number; column?: number } = {},
): InputError {
  return new InputError([
    problem('graphFileBroken', { file, ...place, values: { reason: excerpt(reason) } }),
  ]);
}

/** Words from a file, short enough to repeat in a message. */
export function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
