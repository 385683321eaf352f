import type { Lang } from './lang.ts';
import type { None, OddGaps } from './gaps.ts';
import { claimsEn } from './claims-en.ts';
import { claimsZh } from './claims-zh.ts';
import { problemsEn } from './problems-en.ts';
import { problemsZh } from './problems-zh.ts';
import { graphEn } from './graph-en.ts';
import { graphZh } from './graph-zh.ts';
import { healthEn } from './health-en.ts';
import { healthZh } from './health-zh.ts';
import { networkEn } from './network-en.ts';
import { networkZh } from './network-zh.ts';
import { pageEn } from './page-en.ts';
import { pageZh } from './page-zh.ts';
import { reportEn } from './report-en.ts';
import { reportZh } from './report-zh.ts';
import { startEn } from './start-en.ts';
import { startZh } from './start-zh.ts';
import { terminalEn } from './terminal-en.ts';
import { terminalZh } from './terminal-zh.ts';
import { wordsEn } from './words-en.ts';
import { wordsZh } from './words-zh.ts';

/** Every table of messages by namespace; a key is `namespace:key`, e.g. `problems:fileEmpty`. */
export const TABLES = {
  problems: { en: problemsEn, zh: problemsZh },
  claims: { en: claimsEn, zh: claimsZh },
  graph: { en: graphEn, zh: graphZh },
  health: { en: healthEn, zh: healthZh },
  network: { en: networkEn, zh: networkZh },
  page: { en: pageEn, zh: pageZh },
  report: { en: reportEn, zh: reportZh },
  start: { en: startEn, zh: startZh },
  terminal: { en: terminalEn, zh: terminalZh },
  words: { en: wordsEn, zh: wordsZh },
} as const satisfies Record<string, Record<Lang, Readonly<Record<string, string>>>>;

/** Chinese messages with a gap that the English ones lack; the other way round, `satisfies` sees it in the Chinese file. */
type Odd = {
  [Namespace in keyof typeof TABLES]: OddGaps<
    (typeof TABLES)[Namespace]['en'],
    (typeof TABLES)[Namespace]['zh']
  >;
};
export type Checked = None<Odd[keyof Odd]>;
