import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { LANGS } from '../../i18n/index.ts';
import { claimSentences, claimsPage, countSentence, makeLocale } from '../../report/index.ts';
import {
  applyChanges,
  commonChanges,
  inBoth,
  InputError,
  judgeClaims,
  loadFile,
  nearest,
  problem,
  questionOf,
  seedOf,
  SHIPPED_BUDGET,
  SMALL_BUDGET,
  VERSION,
  type Change,
  type Judgement,
  type Loaded,
} from '../../sim/index.ts';
import { checkFolder, load, shippedFiles, shown, writeTogether } from '../files.ts';
import { refuseForeign, writeOutputs } from '../outputs.ts';
import { PoolBackend } from '../run-backend.ts';
import { openPool } from '../pool.ts';
import { refuseErrors } from '../scenario-file.ts';
import type { Context } from './context.ts';
import { underProgress } from './execute.ts';
import { changesOf, whole, type RunFlags } from './options.ts';

interface ClaimsFlags extends RunFlags {
  small?: boolean;
  report?: string;
}

interface Judged {
  readonly judgement: Judgement;
  readonly file: string;
  readonly currency: string;
}

/** `kindling claims [ID…]`: runs claims as experiments and says which hold. */
export function addClaims(program: Command, context: Context): void {
  const { t } = context;
  program
    .command('claims')
    .argument('[ids...]', t('argument.claims'))
    .summary(t('claims.summary'))
    .description(t('claims.description'))
    .option('--small', t('option.small'))
    .option('--seed <words>', t('option.seed'))
    .option('--workers <n>', t('option.workers'), whole(1))
    .option('--out <folder>', t('option.claimsOut'))
    .option('--force', t('option.force'))
    .option('--report <folder>', t('option.report'))
    .option('--json', t('option.json'))
    .option('--quiet', t('option.quiet'))
    .action(async (ids: string[], flags: ClaimsFlags) => {
      const claims = ids.length === 0 ? shippedClaims() : ids.map(findClaim);
      for (const folder of [flags.out, flags.report]) if (folder !== undefined) checkFolder(folder);
      if (flags.out !== undefined && !flags.force) refuseForeign(flags.out, ['claims.json']);
      const judged = await judge(claims, flags, context);
      const document = JSON.stringify(documentOf(judged, flags), null, 2);
      if (flags.out !== undefined) writeOutputs(flags.out, { 'claims.json': `${document}\n` }, flags.force);
      if (flags.report !== undefined) writeTogether(flags.report, pages(judged, ids, flags));
      if (flags.json) context.print(document);
      else report(judged, flags, context);
    });
}

/** Every shipped experiment that is a claim, by id. */
function shippedClaims(): Loaded[] {
  return shippedFiles()
    .map(({ file }) => loadFile(file, load))
    .filter(({ experiment }) => experiment?.claim !== undefined);
}

/** A claim by its id, or a file of the reader's own. */
function findClaim(asked: string): Loaded {
  const all = shippedClaims();
  const shipped = all.find(({ experiment }) => experiment!.claim === asked);
  if (shipped) return shipped;
  if (!/[./\\]/.test(asked)) {
    const ids = all.map(({ experiment }) => experiment!.claim!);
    const values = { found: asked, suggestion: nearest(asked, ids), known: ids.join(', ') };
    throw new InputError([problem('unknownClaim', { values })]);
  }
  const loaded = loadFile(asked, load);
  refuseErrors(loaded, asked);
  if (loaded.experiment?.claim === undefined)
    throw new InputError([problem('notAClaim', { file: loaded.file })]);
  return loaded;
}

async function judge(found: readonly Loaded[], flags: ClaimsFlags, context: Context): Promise<Judged[]> {
  const claims = found.map((loaded) => {
    const sized = applyChanges(loaded, [...changesOf(flags), ...(flags.small ? smallSize(loaded) : [])]);
    refuseErrors(sized, loaded.file);
    if (!flags.quiet) context.printProblems(sized.problems);
    return sized;
  });
  const threads = flags.workers ?? availableParallelism();
  const pool = openPool(threads);
  try {
    const judgements = await underProgress(flags, context, ({ onProgress, signal }) =>
      judgeClaims(
        claims.map((loaded) => ({
          question: questionOf(loaded.experiment!),
          backend: new PoolBackend(loaded, pool, signal),
        })),
        {
          budget: flags.small ? SMALL_BUDGET : SHIPPED_BUDGET,
          seed: seedGiven(flags) ?? 7,
          // A claim waits for its last run now and then; a second one fills the gap.
          sideBySide: Math.max(2, Math.ceil(threads / 4)),
          onProgress,
        },
      ),
    );
    return judgements.map((judgement, i) => {
      const { file, variants } = claims[i];
      return { judgement, file, currency: variants[0].plan.scenario.currency };
    });
  } finally {
    await pool.destroy();
  }
}

const seedGiven = ({ seed }: ClaimsFlags) => (seed === undefined ? undefined : seedOf(seed));

function smallSize({ experiment }: Loaded): Change[] {
  const { people, days } = experiment!.small;
  return commonChanges({ people, days }, () => ({ kind: 'option', option: '--small' }));
}

const levelOf = (judged: readonly Judged[], flags: ClaimsFlags) =>
  1 - (flags.small ? SMALL_BUDGET : SHIPPED_BUDGET).alpha / Math.max(1, judged.length);

/** What `--json` prints and `--out` keeps. */
function documentOf(judged: readonly Judged[], flags: ClaimsFlags): unknown {
  return {
    kindling: VERSION,
    small: Boolean(flags.small),
    seed: seedGiven(flags) ?? null,
    level: levelOf(judged, flags),
    budget: flags.small ? SMALL_BUDGET : SHIPPED_BUDGET,
    claims: judged.map(({ judgement, file }) => {
      const { question, verdict, effect, also, cost, budgets, uncertainty, assumed, runs } = judgement;
      const { experiment, smallest } = question;
      const { statement = experiment.title } = experiment;
      return {
        id: question.id,
        file,
        statement: inBoth(statement),
        verdict,
        effect: { formula: question.effect.text, label: question.effect.label, smallest, ...effect },
        also,
        cost,
        budgets,
        uncertainty,
        assumed,
        runs,
      };
    }),
  };
}

/** `claims.md` and `claims.zh.md`. */
function pages(
  judged: readonly Judged[],
  ids: readonly string[],
  flags: ClaimsFlags,
): Record<string, string> {
  const options = [
    ...ids,
    ...(flags.small ? ['--small'] : []),
    ...(flags.seed === undefined ? [] : ['--seed', flags.seed]),
  ];
  const command = ['npx kindling claims', ...options, '--report docs'].join(' ');
  const run = {
    budget: flags.small ? SMALL_BUDGET : SHIPPED_BUDGET,
    small: Boolean(flags.small),
    version: VERSION,
    command,
  };
  const files = judged.map((one) => ({ ...one, file: basename(one.file) }));
  return Object.fromEntries(
    LANGS.map((lang) => [
      lang === 'en' ? 'claims.md' : `claims.${lang}.md`,
      claimsPage(files, run, makeLocale(lang)),
    ]),
  );
}

function report(judged: readonly Judged[], flags: ClaimsFlags, context: Context): void {
  const { t, localised } = context;
  for (const { judgement, currency } of judged) {
    const { id, experiment } = judgement.question;
    const { statement = experiment.title } = experiment;
    context.printHeading(`${id}: ${t(`claims:verdict.${judgement.verdict}`)}`);
    context.print(localised(inBoth(statement)));
    for (const line of claimSentences(judgement, { level: levelOf(judged, flags) }, currency, context))
      context.print(`  ${line}`);
    context.print();
  }
  context.print(
    countSentence(
      judged.map(({ judgement }) => judgement),
      context,
    ),
  );
  if (flags.small) context.print(t('claims.small'));
  if (flags.out !== undefined)
    context.print(t('run.written', { folder: shown(join(flags.out, 'claims.json')) }));
  if (flags.report !== undefined) context.print(t('run.written', { folder: shown(flags.report) }));
}
