import { formatNumber, formatShare } from '../i18n/index.ts';
import { DEPENDS_FROM, EQUAL_WITHIN, inBoth, VERDICTS, type Budget, type Judgement } from '../sim/index.ts';
import { claimSentences, effectInterval, effectNumber } from './claims.ts';
import type { Reader } from './reader.ts';

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
  reader: Reader,
): string {
  const { say } = reader;
  const level = 1 - run.budget.alpha / Math.max(1, judged.length);
  const parts = [
    `# ${say('claims:doc.title')}`,
    say('claims:doc.other'),
    say('claims:doc.intro'),
    say('claims:doc.command', {
      command: run.command,
      version: run.version,
      size: run.small ? say('claims:doc.small') : '',
    }),
    `## ${say('claims:doc.rules')}`,
    rules(run.budget, judged.length, level, reader),
    `## ${say('claims:doc.verdicts')}`,
    countSentence(
      judged.map(({ judgement }) => judgement),
      reader,
    ),
    table(judged, level, reader),
    `## ${say('claims:doc.each')}`,
    ...judged.map((one) => section(one, level, reader)),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** "3 hold, 1 fails …" */
export function countSentence(judgements: readonly Judgement[], { say }: Reader): string {
  const counts = VERDICTS.map((verdict) => [verdict, judgements.filter((j) => j.verdict === verdict).length]);
  return say('claims:count', Object.fromEntries(counts) as Record<string, number>);
}

function rules(budget: Budget, claims: number, level: number, { say, lang }: Reader): string {
  const values = {
    ...Object.fromEntries(Object.entries(budget).map(([key, value]) => [key, formatNumber(value, lang)])),
    alpha: formatShare(budget.alpha, lang),
    level: formatShare(level, lang, 2),
    claims,
    equal: formatShare(EQUAL_WITHIN, lang),
    tenth: formatShare(DEPENDS_FROM, lang),
  };
  const items = ['effect', 'sequence', 'space', 'depends', 'undecided', 'assumed', 'holds'];
  return items.map((item) => `- ${say(`claims:doc.rule.${item}`, values)}`).join('\n');
}

function table(judged: readonly { readonly judgement: Judgement }[], level: number, reader: Reader): string {
  const { say, lang } = reader;
  const head = ['claim', 'verdict', 'effect', 'interval', 'smallest', 'runs', 'space'].map((key) =>
    say(`claims:doc.head.${key}`, { percent: formatNumber(level * 100, lang) }),
  );
  const rows = judged.map(({ judgement }) => {
    const { question, verdict, effect, space } = judgement;
    return [
      `[${question.id}](#${question.id})`,
      say(`claims:verdict.${verdict}`),
      effectNumber(judgement, effect.mean, reader),
      effectInterval(judgement, effect.ci, reader),
      effectNumber(judgement, question.smallest, reader),
      formatNumber(effect.n, lang),
      space ? formatShare(space.holds, lang, 0) : '–',
    ];
  });
  return [head, head.map((_, i) => (i < 2 ? '---' : '--:')), ...rows]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function section(
  { judgement, file, currency }: { judgement: Judgement; file: string; currency: string },
  level: number,
  reader: Reader,
): string {
  const { say, pick } = reader;
  const { experiment, id } = judgement.question;
  const { statement = experiment.title, article } = experiment;
  const quoted = `> ${pick(inBoth(statement))}`;
  const from = article === undefined ? '' : say('claims:doc.article', { article: pick(inBoth(article)) });
  return [
    `### ${id}`,
    `**${pick(inBoth(experiment.title))}** – **${say(`claims:verdict.${judgement.verdict}`)}**`,
    [quoted, '>', `> ${from}`].join('\n'),
    claimSentences(judgement, { level }, currency, reader)
      .map((line) => `- ${line}`)
      .join('\n'),
    say('claims:doc.file', { file }),
  ].join('\n\n');
}
