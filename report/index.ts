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
  verdictOf,
  verdictSentence,
  type Verdict,
} from './sentences.ts';
export { sourceText } from './source.ts';
export { removalName, whyHeadline, whySentences } from './why.ts';
export {
  claimSentences,
  effectInterval,
  effectLabel,
  effectNumber,
  variantName,
  type ClaimSizes,
} from './claims.ts';
export { claimsPage, countSentence, type ClaimsRun } from './claims-page.ts';
