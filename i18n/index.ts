/** Every word a reader sees, in Chinese and English. A leaf: it imports nothing of the project. */
export { formatDate, isoDate } from './dates.ts';
export { LANGS, pickLang, type Lang, type Values } from './lang.ts';
export {
  formatBytes,
  formatDuration,
  formatExact,
  formatInterval,
  formatMoney,
  formatNumber,
  formatShare,
} from './numbers.ts';
export { problemLine, problemText, type ProblemData } from './problem-text.ts';
export { makeTranslator, type Translator } from './translator.ts';
