/** Every word a reader sees, in Chinese and English. A leaf: it imports nothing of the project. */
export { formatDate, isoDate } from './dates.ts';
export { LANGS, chooseLang, type Lang, type Values } from './lang.ts';
export {
  formatBytes,
  formatDuration,
  formatExact,
  formatInterval,
  formatMoney,
  formatNumber,
  formatShare,
} from './numbers.ts';
export { firstProblems, MAX_SHOWN, problemLine, problemText, type ProblemData } from './problem-text.ts';
export { makeTranslator, type Translator } from './translator.ts';
export type { Key, KeyIn, ValuesFor } from './keys.ts';
export { visible } from './visible.ts';
