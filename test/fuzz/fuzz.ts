import { makeTranslator, problemLine } from '../../i18n/index.ts';
import { InputError, type Problem } from '../../sim/index.ts';
import { Dice } from './mutate.ts';

/** What has to hold of any input, however broken: it is read, or refused with problems in words, soon, and without NaN. */

/** One kind of input. To fuzz another, add one to `inputs.ts`. */
export interface FuzzInput {
  readonly id: string;
  /**
   * Makes a mutant and reads it as Kindling does. Returns what is wrong with it, and what was made of it, if anything; or throws
   * InputError.
   */
  read(dice: Dice): Promise<Read> | Read;
}

export interface Read {
  readonly problems: readonly Problem[];
  /** Plain data, searched for NaN. */
  readonly value?: unknown;
}

export interface Tally {
  readonly id: string;
  /** Mutants tried; of these accepted, and refused with words. */
  tried: number;
  accepted: number;
  refused: number;
  /** The longest that one took, in milliseconds. */
  slowest: number;
  readonly faults: Fault[];
}

export interface Fault {
  readonly number: number;
  readonly what: string;
}

/** A mutant that takes longer is a fault. Ten times as long in tests, which share the machine. */
export const MAX_MILLISECONDS = 2000;

export const newTally = (id: string): Tally => ({
  id,
  tried: 0,
  accepted: 0,
  refused: 0,
  slowest: 0,
  faults: [],
});

const translators = [makeTranslator('en'), makeTranslator('zh')];

/** Tries one mutant. */
export async function tryOne(
  input: FuzzInput,
  seed: string,
  number: number,
  tally: Tally,
  patience = 1,
): Promise<void> {
  const began = performance.now();
  const fault = (what: string) => void tally.faults.push({ number, what });
  tally.tried++;
  try {
    const { problems, value } = await input.read(new Dice(input.id, seed, number));
    const refused = problems.some(({ severity }) => severity === 'error');
    tally[refused ? 'refused' : 'accepted']++;
    judge(problems, fault);
    const nan = refused ? null : placeOfNaN(value, '');
    if (nan !== null) fault(`NaN at ${nan}`);
  } catch (error) {
    if (error instanceof InputError) {
      tally.refused++;
      judge(error.problems, fault);
    } else fault(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
  const took = performance.now() - began;
  tally.slowest = Math.max(tally.slowest, took);
  if (took > MAX_MILLISECONDS * patience) fault(`took ${Math.round(took)} ms`);
}

/** Every problem has words in both languages, and no gap in them is left open. */
function judge(problems: readonly Problem[], fault: (what: string) => void): void {
  for (const one of problems.slice(0, 20)) {
    for (const translator of translators) {
      const text = problemLine(translator, one);
      // What the input itself says may be repeated.
      const told = JSON.stringify(one);
      for (const gap of ['{{', 'undefined', '[object', 'NaN'])
        if (text.includes(gap) && !told.includes(gap)) fault(`says: ${text.slice(0, 300)}`);
      if (text.startsWith('problem "') || text.startsWith('问题 "')) fault(`has no words: ${one.code}`);
    }
  }
}

/** Where plain data holds NaN or an infinity; null where nowhere. */
function placeOfNaN(value: unknown, path: string): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : path || 'the top';
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, one] of Object.entries(value)) {
    const place = placeOfNaN(one, `${path}.${key}`);
    if (place !== null) return place;
  }
  return null;
}
