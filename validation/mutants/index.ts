import { RANDOMNESS } from './randomness.ts';
import { DAYS } from './days.ts';
import { FRIENDS } from './friends.ts';
import { PEOPLE } from './people.ts';
import type { Mutant } from './mutant.ts';

export { WITHOUT_WASM, type Mutant, type Patch } from './mutant.ts';

/** Every engine that the laws must tell from a right one, in the order of the report. */
export const MUTANTS: readonly Mutant[] = [...DAYS, ...RANDOMNESS, ...PEOPLE, ...FRIENDS];
