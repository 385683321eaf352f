import { formatNumber, formatShare } from '../i18n/index.ts';
import {
  DEPENDS_FROM,
  EQUAL_WITHIN,
  inBoth,
  type Budget,
  type ClaimVerdict,
  type Judgement,
} from '../sim/index.ts';
import { claimSentences, effectInterval, effectNumber } from './claims.ts';
import type { Locale } from './locale.ts';

/** How a set of claims was judged. */
export interface ClaimsRun {
  readonly budget: Budget;
  readonly small: boolean;
  readonly version: string;
  /** The command that gives the same page. */
  readonly command: string;
}

/** The page `docs/claims.md`, in the reader's language. */
export function claimsPage(
  judged: readonly { readonly judgement: Judgement; readonly file: string; readonly currency: string }[],
  run: ClaimsRun,
  locale: Locale,
): string {
  const { t } = locale;
  const level = 1 - run.budget.alpha / Math.max(1, judged.length);
  const parts = [
    `# ${t('claims:doc.title')}`,
    t('claims:doc.other'),
    t('claims:doc.intro'),
    t('claims:doc.command', {
      command: run.command,
      version: run.version,
      size: run.small ? t('claims:doc.small') : '',
    }),
    `## ${t('claims:doc.rules')}`,
    rules(run.budget, judged.length, level, locale),
    `## ${t('claims:doc.verdicts')}`,
    countSentence(
      judged.map(({ judgement }) => judgement),
      locale,
    ),
    table(judged, level, locale),
    `## ${t('claims:doc.each')}`,
    ...judged.map((one) => section(one, level, locale)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** "3 hold, 1 fails …" */
export function countSentence(judgements: readonly Judgement[], { t }: Locale): string {
  const count = (verdict: ClaimVerdict) => judgements.filter((j) => j.verdict === verdict).length;
  return t('claims:count', {
    holds: count('holds'),
    fails: count('fails'),
    depends: count('depends'),
    assumed: count('assumed'),
    undecided: count('undecided'),
  });
}

function rules(budget: Budget, claims: number, level: number, { t, lang }: Locale): string {
  const values = {
    first: formatNumber(budget.first, lang),
    step: formatNumber(budget.step, lang),
    cap: formatNumber(budget.cap, lang),
    points: formatNumber(budget.points, lang),
    perPoint: formatNumber(budget.perPoint, lang),
    alpha: formatShare(budget.alpha, lang),
    level: formatShare(level, lang, 2),
    claims,
    equal: formatShare(EQUAL_WITHIN, lang),
    tenth: formatShare(DEPENDS_FROM, lang),
  };
  const items = ['effect', 'sequence', 'uncertainty', 'depends', 'undecided', 'assumed', 'holds'] as const;
  return items.map((item) => `- ${t(`claims:doc.rule.${item}`, values)}`).join('\n');
}

function table(judged: readonly { readonly judgement: Judgement }[], level: number, locale: Locale): string {
  const { t, lang } = locale;
  const head = (['claim', 'verdict', 'effect', 'interval', 'smallest', 'runs', 'uncertainty'] as const).map(
    (key) => t(`claims:doc.head.${key}`, { percent: formatNumber(level * 100, lang) }),
  );
  const rows = judged.map(({ judgement }) => {
    const { question, verdict, effect, uncertainty } = judgement;
    return [
      `[${question.id}](#${question.id})`,
      t(`claims:verdict.${verdict}`),
      effectNumber(judgement, effect.mean, locale),
      effectInterval(judgement, effect.ci, locale),
      effectNumber(judgement, question.smallest, locale),
      formatNumber(effect.n, lang),
      uncertainty ? formatShare(uncertainty.holds, lang, 0) : '–',
    ];
  });
  return [head, head.map((_, i) => (i < 2 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function section(
  { judgement, file, currency }: { judgement: Judgement; file: string; currency: string },
  level: number,
  locale: Locale,
): string {
  const { t, localised } = locale;
  const { experiment, id } = judgement.question;
  const { statement = experiment.title, article } = experiment;
  const quoted = `> ${localised(inBoth(statement))}`;
  const from = article === undefined ? '' : t('claims:doc.article', { article: localised(inBoth(article)) });
  return [
    `### ${id}`,
    `**${localised(inBoth(experiment.title))}** – **${t(`claims:verdict.${judgement.verdict}`)}**`,
    [quoted, '>', `> ${from}`].join('\n'),
    claimSentences(judgement, { level }, currency, locale)
      .map((line) => `- ${line}`)
      .join('\n'),
    t('claims:doc.file', { file }),
  ].join('\n\n');
}
