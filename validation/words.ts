import type { Bilingual } from '../sim/index.ts';

/** Words that need no translation, such as formulas, or words in both languages. */
export type Words = string | Bilingual;

export const both = (en: string, zh: string): Bilingual => ({ en, zh });
