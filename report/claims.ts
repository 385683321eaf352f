import { formatInterval, formatNumber, formatShare } from '../i18n/index.ts';
import { inBoth, METRICS, type Judgement, type Measurement } from '../sim/index.ts';
import { formatDifference, formatDifferenceRange, metricName } from './numbers.ts';
import type { Locale } from './locale.ts';

/** A claim's judgement in sentences, for the terminal and for `docs/claims.md`. */

/** How sides were decided: the level of every interval. */
export interface ClaimSizes {
  readonly level: number;
}

/** What the effect is called, with its unit. */
function effectLabel({ question }: Judgement, currency: string, locale: Locale): string {
  const { experiment, effect } = question;
  if (effect.label) return locale.localised(effect.label);
  const { reference = '', challenger = '', metric } = experiment;
  return locale.t('claims:effect.pair', {
    challenger: variantName(experiment, challenger, locale),
    reference: variantName(experiment, reference, locale),
    metric: metricName(metric, currency, locale),
  });
}

/** An effect's mean, interval or smallest value in its own unit. */
export function effectNumber(judgement: Judgement, value: number, locale: Locale): string {
  const { effect, experiment } = judgement.question;
  if (!Number.isFinite(value)) return '–';
  return effect.label ? formatNumber(value, locale.lang) : formatDifference(experiment.metric, value, locale);
}

export function effectInterval(judgement: Judgement, ci: Measurement['ci'], locale: Locale): string {
  const { effect, experiment } = judgement.question;
  if (ci === null) return '–';
  return effect.label ? plainInterval(ci, locale) : formatDifferenceRange(experiment.metric, ci, locale);
}

const plainInterval = (ci: readonly [number, number], { lang }: Locale) =>
  formatInterval(ci, lang, (value) => formatNumber(value, lang));

/** All that is to be said of one claim, sentence by sentence. */
export function claimSentences(
  judgement: Judgement,
  { level }: ClaimSizes,
  currency: string,
  locale: Locale,
): string[] {
  const { t, lang } = locale;
  const { effect, question, uncertainty, runs, also } = judgement;
  const label = effectLabel(judgement, currency, locale);
  const values = {
    label,
    mean: effectNumber(judgement, effect.mean, locale),
    interval: effectInterval(judgement, effect.ci, locale),
    percent: formatNumber(level * 100, lang),
    smallest: effectNumber(judgement, question.smallest, locale),
    n: effect.n,
  };
  const alone = effect.ci === null ? 'Alone' : '';
  const lines = [
    Number.isFinite(effect.mean)
      ? t(`claims:effect.line${alone}`, values)
      : t('claims:effect.undefined', values),
    t(`claims:side.${sideWord(judgement)}`, values),
  ];
  if (effect.side !== 'unclear') {
    const p = effect.p < 0.001 ? '< 0.001' : `= ${formatNumber(effect.p, lang)}`;
    lines.push(t('claims:took', { n: effect.n, p, runs: formatNumber(runs, lang) }));
  }
  for (const one of also) {
    const { mean, ci } = one.effect;
    const number = Number.isFinite(mean) ? formatNumber(mean, lang) : '–';
    const gaps = { label: one.label ? locale.localised(one.label) : one.text, mean: number };
    const interval = ci === null ? '' : plainInterval(ci, locale);
    lines.push(t(`claims:also.line${ci === null ? 'Alone' : ''}`, { ...gaps, interval }));
  }
  if (uncertainty) {
    const share = (value: number) => formatShare(value, lang, 0);
    const { holds, above, below, points } = uncertainty;
    const gaps = { points: points.length, holds: share(holds), above: share(above), below: share(below) };
    lines.push(t('claims:uncertainty.line', gaps));
  }
  return [
    ...lines,
    ...decidingSentences(judgement, locale),
    ...assumedSentences(judgement, locale),
    ...spendSentences(judgement, locale),
  ];
}

/** The side in words: what is below may be reversed, or practically nothing. */
function sideWord({ effect, question }: Judgement): Judgement['effect']['side'] | 'reversed' | 'equal' {
  if (effect.side !== 'below' || effect.ci === null) return effect.side;
  if (effect.ci[1] < -question.smallest) return 'reversed';
  return effect.ci[0] > -question.smallest ? 'equal' : 'below';
}

function decidingSentences({ uncertainty }: Judgement, { t, lang }: Locale): string[] {
  const deciding = uncertainty?.deciding;
  if (!deciding) return [];
  const { field, at, holdsAbove, choices, breakEven } = deciding;
  const values = {
    field: code(field),
    right: formatShare(deciding.right, lang, 0),
    at: at === null ? '' : formatNumber(at, lang),
    choices: choices === null || choices.length === 0 ? t('claims:deciding.nowhere') : choices.join(', '),
  };
  const which = choices ? 'choices' : at === null ? 'none' : holdsAbove ? 'above' : 'below';
  const lines = [t(`claims:deciding.${which}`, values)];
  if (choices) return lines;
  if (breakEven === null) return [...lines, t('claims:deciding.noBreakEven', values)];
  return [...lines, t('claims:deciding.breakEven', { ...values, at: formatNumber(breakEven, lang) })];
}

function assumedSentences({ assumed, question }: Judgement, locale: Locale): string[] {
  const { t, lang } = locale;
  return assumed.flatMap(({ field, without, turns, breakEven }) => {
    const values = { field: code(field), without: formatNumber(without, lang) };
    const line = t(`claims:assumed.${turns ? 'turns' : 'stands'}`, values);
    if (!breakEven) return [line];
    const each = Object.entries(breakEven.values);
    const [first, ...others] = new Set(each.map(([, value]) => value));
    const shown =
      first !== undefined && others.length === 0
        ? formatNumber(first, lang)
        : each
            .map(
              ([name, value]) =>
                `${variantName(question.experiment, name, locale)} ${formatNumber(value, lang)}`,
            )
            .join(lang === 'zh' ? '，' : ', ');
    const share = formatShare(breakEven.share, lang, 0);
    if (each.length === 0) return [line, t('claims:assumed.breakEvenShare', { share })];
    return [line, t('claims:assumed.breakEven', { share, values: shown })];
  });
}

function spendSentences({ budgets, question }: Judgement, locale: Locale): string[] {
  const { t, lang } = locale;
  return budgets.map((spend) => {
    const values = {
      variant: variantName(question.experiment, spend.variant, locale),
      matchTo: variantName(question.experiment, spend.matchTo, locale),
      control: code(spend.control),
      metric: METRICS.find(({ id }) => id === spend.metric)!.name[lang],
      value: formatNumber(spend.value, lang),
      residual: spend.residual === null ? '' : formatShare(spend.residual, lang),
    };
    const which = spend.residual === null ? 'unknown' : spend.equal ? 'equal' : 'unequal';
    return t(`claims:spend.${which}`, values);
  });
}

const code = (field: string) => `\`${field}\``;

function variantName(
  { variants }: Judgement['question']['experiment'],
  name: string,
  locale: Locale,
): string {
  const label = variants[name]?.label;
  return label === undefined ? name : locale.localised(inBoth(label));
}
