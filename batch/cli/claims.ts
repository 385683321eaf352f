import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { LANGS } from '../../i18n/index.ts';
import { claimSentences, claimsPage, countSentence, makeReader } from '../../report/index.ts';
import {
  inBoth,
  InputError,
  judgeClaims,
  loadFile,
  nearest,
  problem,
  questionOf,
  SHIPPED_BUDGET,
  SMALL_BUDGET,
  VERSION,
  type Judgement,
  type Loaded,
  type Overrides,
} from '../../sim/index.ts';
import { checkFolder, load, loadOnce, shippedFiles, shown, writeTogether } from '../files.ts';
import { PoolLaboratory } from '../laboratory.ts';
import { openPool } from '../pool.ts';
import { refuseErrors } from '../scenario-file.ts';
import { heading, print, printProblems, type Context } from './context.ts';
import { underProgress } from './execute.ts';
import { overridesOf, whole, type RunFlags } from './options.ts';

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
  const { say } = context;
  program
    .command('claims')
    .argument('[ids...]', say('argument.claims'))
    .summary(say('claims.summary'))
    .description(say('claims.description'))
    .option('--small', say('option.small'))
    .option('--seed <words>', say('option.seed'))
    .option('--workers <n>', say('option.workers'), whole(1))
    .option('--out <folder>', say('option.claimsOut'))
    .option('--report <folder>', say('option.report'))
    .option('--json', say('option.json'))
    .option('--quiet', say('option.quiet'))
    .action(async (ids: string[], flags: ClaimsFlags) => {
      const claims = ids.length === 0 ? shippedClaims() : ids.map(findClaim);
      for (const folder of [flags.out, flags.report]) if (folder !== undefined) checkFolder(folder);
      const judged = await judge(claims, flags, context);
      const document = JSON.stringify(documentOf(judged, flags), null, 2);
      if (flags.out !== undefined) writeTogether(flags.out, { 'claims.json': `${document}\n` });
      if (flags.report !== undefined) writeTogether(flags.report, pages(judged, ids, flags));
      if (flags.json) print(document);
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
  const load = loadOnce();
  const claims = found.map((loaded) => {
    const overrides = { ...overridesOf(flags), ...(flags.small && smallSize(loaded)) };
    const sized = loadFile(loaded.file, load, overrides);
    refuseErrors(sized, loaded.file);
    if (!flags.quiet) printProblems(context, sized.problems);
    return { loaded: sized, overrides };
  });
  const threads = flags.workers ?? availableParallelism();
  const pool = openPool(threads);
  try {
    const judgements = await underProgress(flags, context, (onProgress, signal) =>
      judgeClaims(
        claims.map(({ loaded, overrides }) => ({
          question: questionOf(loaded.experiment!),
          laboratory: new PoolLaboratory(loaded, load, overrides, pool, signal),
        })),
        {
          budget: flags.small ? SMALL_BUDGET : SHIPPED_BUDGET,
          seed: overridesOf(flags).seed ?? 7,
          // A claim waits for its last run now and then; a second one fills the gap.
          sideBySide: Math.max(2, Math.ceil(threads / 4)),
          onProgress,
        },
      ),
    );
    return judgements.map((judgement, i) => {
      const { file, variants } = claims[i].loaded;
      return { judgement, file, currency: variants[0].plan.scenario.currency };
    });
  } finally {
    await pool.destroy();
  }
}

function smallSize({ experiment }: Loaded): Overrides {
  const { people, days } = experiment!.small;
  return { ...(people !== undefined && { people }), days };
}

const levelOf = (judged: readonly Judged[], flags: ClaimsFlags) =>
  1 - (flags.small ? SMALL_BUDGET : SHIPPED_BUDGET).alpha / Math.max(1, judged.length);

/** What `--json` prints and `--out` keeps. */
function documentOf(judged: readonly Judged[], flags: ClaimsFlags): unknown {
  return {
    kindling: VERSION,
    small: Boolean(flags.small),
    seed: overridesOf(flags).seed ?? null,
    level: levelOf(judged, flags),
    budget: flags.small ? SMALL_BUDGET : SHIPPED_BUDGET,
    claims: judged.map(({ judgement, file }) => {
      const { question, verdict, effect, also, cost, spends, space, assumed, runs } = judgement;
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
        spends,
        space,
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
      claimsPage(files, run, makeReader(lang)),
    ]),
  );
}

function report(judged: readonly Judged[], flags: ClaimsFlags, context: Context): void {
  const { say, pick } = context;
  for (const { judgement, currency } of judged) {
    const { id, experiment } = judgement.question;
    const { statement = experiment.title } = experiment;
    print(heading(`${id}: ${say(`claims:verdict.${judgement.verdict}`)}`));
    print(pick(inBoth(statement)));
    for (const line of claimSentences(judgement, { level: levelOf(judged, flags) }, currency, context))
      print(`  ${line}`);
    print();
  }
  print(
    countSentence(
      judged.map(({ judgement }) => judgement),
      context,
    ),
  );
  if (flags.small) print(say('claims.small'));
  if (flags.out !== undefined) print(say('run.written', { folder: shown(join(flags.out, 'claims.json')) }));
  if (flags.report !== undefined) print(say('run.written', { folder: shown(flags.report) }));
}
