/** Results in words and numbers, for the terminal and the page alike. */
export { anyWorlds, headline } from './headline.ts';
export {
  creditLine,
  currencyName,
  formatBand,
  formatDifference,
  formatDifferenceRange,
  formatMetric,
  formatRange,
  metricName,
  outerQuantiles,
} from './numbers.ts';
export { makeReader, type Reader } from './reader.ts';
export {
  pairingSentences,
  pairSentences,
  priceSentences,
  shownMetrics,
  verdictSentence,
} from './sentences.ts';
export { sourceText } from './source.ts';
export { removalName, whyHeadline, whySentences } from './why.ts';
export { claimSentences } from './claims.ts';
export { claimsPage, countSentence } from './claims-page.ts';
