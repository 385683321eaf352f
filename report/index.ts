/** Results in words and numbers, for the terminal and the page alike. */
export { graphReadingLines, graphReadingSentence } from './graph-reading.ts';
export { decades, keptApart, roundTicks, type Ticks } from './chart.ts';
export { entry, item } from './entry.ts';
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
export { makeLocale, type Locale } from './locale.ts';
export {
  pairingSentences,
  pairSentences,
  priceSentences,
  shownMetrics,
  verdictSentence,
} from './sentences.ts';
export { cohortValue, growthAccounting, retentionTriangle, type TextTable } from './membership.ts';
export { healthCard, type CardLine } from './health.ts';
export { hazardWords } from './rates.ts';
export { SATURATED, saturationWarnings } from './saturation.ts';
export { sourceText } from './source.ts';
export { ablationName, whyHeadline, whySentences } from './why.ts';
export { claimSentences } from './claims.ts';
export { claimsPage, countSentence } from './claims-page.ts';
