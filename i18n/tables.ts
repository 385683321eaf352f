import type { Lang } from './lang.ts';
import { claimsEn } from './claims-en.ts';
import { claimsZh } from './claims-zh.ts';
import { problemsEn } from './problems-en.ts';
import { problemsZh } from './problems-zh.ts';
import { pageEn } from './page-en.ts';
import { pageZh } from './page-zh.ts';
import { reportEn } from './report-en.ts';
import { reportZh } from './report-zh.ts';
import { terminalEn } from './terminal-en.ts';
import { terminalZh } from './terminal-zh.ts';
import { wordsEn } from './words-en.ts';
import { wordsZh } from './words-zh.ts';

/** Every table of messages by namespace; a key is `namespace:key`, e.g. `problems:fileEmpty`. */
export const TABLES = {
  problems: { en: problemsEn, zh: problemsZh },
  claims: { en: claimsEn, zh: claimsZh },
  page: { en: pageEn, zh: pageZh },
  report: { en: reportEn, zh: reportZh },
  terminal: { en: terminalEn, zh: terminalZh },
  words: { en: wordsEn, zh: wordsZh },
} as const satisfies Record<string, Record<Lang, Readonly<Record<string, string>>>>;
