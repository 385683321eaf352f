import { formatInterval, formatNumber, formatShare } from '../i18n/index.ts';
import { inBoth, METRICS, type Judgement, type Measurement } from '../sim/index.ts';
import { formatDifference, formatDifferenceRange, metricName } from './numbers.ts';
import type { Reader } from './reader.ts';

/** A claim's judgement in sentences, for the terminal and for `docs/claims.md`. */

/** How sides were decided: the level of every interval. */
export interface ClaimSizes {
  readonly level: number;
}

/** What the effect is called, with its unit. */
function effectLabel({ question }: Judgement, currency: string, reader: Reader): string {
  const { experiment, effect } = question;
  if (effect.label) return reader.pick(effect.label);
  const { reference = '', challenger = '', metric } = experiment;
  return reader.say('claims:effect.pair', {
    challenger: variantName(experiment, challenger, reader),
    reference: variantName(experiment, reference, reader),
    metric: metricName(metric, currency, reader),
  });
}

/** An effect's mean, interval or smallest value in its own unit. */
export function effectNumber(judgement: Judgement, value: number, reader: Reader): string {
  const { effect, experiment } = judgement.question;
  if (!Number.isFinite(value)) return '–';
  return effect.label ? formatNumber(value, reader.lang) : formatDifference(experiment.metric, value, reader);
}

export function effectInterval(judgement: Judgement, ci: Measurement['ci'], reader: Reader): string {
  const { effect, experiment } = judgement.question;
  if (ci === null) return '–';
  return effect.label ? plainInterval(ci, reader) : formatDifferenceRange(experiment.metric, ci, reader);
}

const plainInterval = (ci: readonly [number, number], { lang }: Reader) =>
  formatInterval(ci, lang, (value) => formatNumber(value, lang));

/** All that is to be said of one claim, sentence by sentence. */
export function claimSentences(
  judgement: Judgement,
  { level }: ClaimSizes,
  currency: string,
  reader: Reader,
): string[] {
  const { say, lang } = reader;
  const { effect, question, space, runs, also } = judgement;
  const label = effectLabel(judgement, currency, reader);
  const values = {
    label,
    mean: effectNumber(judgement, effect.mean, reader),
    interval: effectInterval(judgement, effect.ci, reader),
    percent: formatNumber(level * 100, lang),
    smallest: effectNumber(judgement, question.smallest, reader),
    n: effect.n,
  };
  const alone = effect.ci === null ? 'Alone' : '';
  const lines = [
    Number.isFinite(effect.mean)
      ? say(`claims:effect.line${alone}`, values)
      : say('claims:effect.undefined', values),
    say(`claims:side.${sideWord(judgement)}`, values),
  ];
  if (effect.side !== 'unclear') {
    const p = effect.p < 0.001 ? '< 0.001' : `= ${formatNumber(effect.p, lang)}`;
    lines.push(say('claims:took', { n: effect.n, p, runs: formatNumber(runs, lang) }));
  }
  for (const one of also) {
    const { mean, ci } = one.effect;
    const number = Number.isFinite(mean) ? formatNumber(mean, lang) : '–';
    const gaps = { label: one.label ? reader.pick(one.label) : one.text, mean: number };
    const interval = ci === null ? '' : plainInterval(ci, reader);
    lines.push(say(`claims:also.line${ci === null ? 'Alone' : ''}`, { ...gaps, interval }));
  }
  if (space) {
    const share = (value: number) => formatShare(value, lang, 0);
    const { holds, above, below, points } = space;
    const gaps = { points: points.length, holds: share(holds), above: share(above), below: share(below) };
    lines.push(say('claims:space.line', gaps));
  }
  return [
    ...lines,
    ...turnSentences(judgement, reader),
    ...assumedSentences(judgement, reader),
    ...spendSentences(judgement, reader),
  ];
}

/** The side in words: what is below may be reversed, or practically nothing. */
function sideWord({ effect, question }: Judgement): string {
  if (effect.side !== 'below' || effect.ci === null) return effect.side;
  if (effect.ci[1] < -question.smallest) return 'reversed';
  return effect.ci[0] > -question.smallest ? 'equal' : 'below';
}

function turnSentences({ space }: Judgement, { say, lang }: Reader): string[] {
  const turn = space?.turn;
  if (!turn) return [];
  const { field, at, holdsAbove, choices, breakEven } = turn;
  const values = {
    field: code(field),
    right: formatShare(turn.right, lang, 0),
    at: at === null ? '' : formatNumber(at, lang),
    choices: choices === null || choices.length === 0 ? say('claims:turn.nowhere') : choices.join(', '),
  };
  const which = choices ? 'choices' : at === null ? 'none' : holdsAbove ? 'above' : 'below';
  const lines = [say(`claims:turn.${which}`, values)];
  if (choices) return lines;
  if (breakEven === null) return [...lines, say('claims:turn.noBreakEven', values)];
  return [...lines, say('claims:turn.breakEven', { ...values, at: formatNumber(breakEven, lang) })];
}

function assumedSentences({ assumed, question }: Judgement, reader: Reader): string[] {
  const { say, lang } = reader;
  return assumed.flatMap(({ field, without, turns, breakEven }) => {
    const values = { field: code(field), without: formatNumber(without, lang) };
    const line = say(`claims:assumed.${turns ? 'turns' : 'stands'}`, values);
    if (!breakEven) return [line];
    const each = Object.entries(breakEven.values);
    const alike = new Set(each.map(([, value]) => value)).size === 1;
    const shown = alike
      ? formatNumber(each[0][1], lang)
      : each
          .map(
            ([name, value]) =>
              `${variantName(question.experiment, name, reader)} ${formatNumber(value, lang)}`,
          )
          .join(lang === 'zh' ? '，' : ', ');
    const share = formatShare(breakEven.share, lang, 0);
    if (each.length === 0) return [line, say('claims:assumed.breakEvenShare', { share })];
    return [line, say('claims:assumed.breakEven', { share, values: shown })];
  });
}

function spendSentences({ spends, question }: Judgement, reader: Reader): string[] {
  const { say, lang } = reader;
  return spends.map((spend) => {
    const values = {
      variant: variantName(question.experiment, spend.variant, reader),
      like: variantName(question.experiment, spend.like, reader),
      knob: code(spend.knob),
      metric: METRICS.find(({ id }) => id === spend.metric)!.name[lang],
      value: formatNumber(spend.value, lang),
      residual: spend.residual === null ? '' : formatShare(spend.residual, lang),
    };
    const which = spend.residual === null ? 'unknown' : spend.equal ? 'equal' : 'unequal';
    return say(`claims:spend.${which}`, values);
  });
}

const code = (field: string) => `\`${field}\``;

function variantName(
  { variants }: Judgement['question']['experiment'],
  name: string,
  reader: Reader,
): string {
  const label = variants[name]?.label;
  return label === undefined ? name : reader.pick(inBoth(label));
}
