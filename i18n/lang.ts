/** The languages of every word that a reader sees. */
export const LANGS = ['zh', 'en'] as const;
export type Lang = (typeof LANGS)[number];

/** What fills the gaps of a message. */
export type Values = Readonly<Record<string, string | number>>;

/** The parts of a process's environment that name a language. */
export interface LangEnvironment {
  readonly LC_ALL?: string | undefined;
  readonly LC_MESSAGES?: string | undefined;
  readonly LANG?: string | undefined;
}

/** The language asked for, else the environment's by POSIX precedence: Chinese if it begins with "zh", else English. */
export function chooseLang(env: LangEnvironment, explicit?: string): Lang {
  const wanted = explicit || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^zh/i.test(wanted.trim()) ? 'zh' : 'en';
}
