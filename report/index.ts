/** Results in words and numbers, for the terminal and the page alike. */
export { creditLine, formatMetric, formatRange, metricName, outerQuantiles } from './numbers.ts';
export { makeReader, type Reader } from './reader.ts';
export { pairSentences, shownMetrics, verdictOf, type Verdict } from './sentences.ts';
