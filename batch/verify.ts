import { InputError, commonChanges, loadFile, type Variant } from '../sim/index.ts';
import { isStatistical, judge, type Curve, type Ran, type Row, type Target } from '../validation/index.ts';
import { load, validationFile } from './files.ts';
import { runVariants } from './pool.ts';

/** Running the family of laws: every target's file, every variant, then one judgement of all together. */

/** Full is what the report is made of; small is for daily tests, and sees only coarser mistakes. */
export const SIZES = ['full', 'small'] as const;
export type Size = (typeof SIZES)[number];

/**
 * Replicates of a small run: a part of those in the file, but enough for means to be nearly normal. Spreads of cascades are
 * skewed, and of 38 replicates Student's t is not to be trusted four errors out.
 */
const PART = 16;
const MIN = 100;

export interface Verified {
  readonly target: Target;
  readonly file: string;
  readonly rows: readonly Row[];
  readonly curve: Curve | null;
  /** Replicates run in all. */
  readonly runs: number;
}

export interface VerifyOptions {
  readonly size: Size;
  /** Null: the seed in the files. */
  readonly seed: string | null;
  readonly workers?: number | undefined;
  /** Comparisons of the family to which these laws belong; default: those of these laws. */
  readonly family?: number | undefined;
  readonly onProgress?: (done: number) => void;
  readonly signal?: AbortSignal;
}

export async function verify(targets: readonly Target[], options: VerifyOptions): Promise<Verified[]> {
  const done: (Omit<Verified, 'rows'> & { findings: ReturnType<Target['judge']> })[] = [];
  const seed = commonChanges({ seed: options.seed ?? undefined }, () => ({
    kind: 'option',
    option: '--seed',
  }));
  for (const [at, target] of targets.entries()) {
    const file = validationFile(target.id);
    const { variants, problems } = loadFile(file, load, seed);
    if (variants.length === 0) throw new InputError(problems);
    const finished = await runVariants(
      variants.map((variant) => resized(variant, options.size)),
      {
        workers: options.workers,
        keepTransitions: target.keepTransitions ?? false,
        onProgress: (share) => options.onProgress?.((at + share) / targets.length),
        ...(options.signal && { signal: options.signal }),
      },
    );
    const ran = (name: string): Ran => {
      const found = finished.find(({ variant }) => variant.name === name);
      if (!found) throw new Error(`${file} has no variant ${name}`);
      return { plan: found.variant.plan, outcomes: found.outcomes };
    };
    const runs = finished.reduce((sum, { outcomes }) => sum + outcomes.length, 0);
    done.push({ target, file, findings: target.judge(ran), curve: target.curve?.(ran) ?? null, runs });
  }
  const comparisons =
    options.family ?? done.reduce((sum, { findings }) => sum + findings.filter(isStatistical).length, 0);
  return done.map(({ findings, ...rest }) => ({ ...rest, rows: findings.map((f) => judge(f, comparisons)) }));
}

function resized(variant: Variant, size: Size): Variant {
  const { plan } = variant;
  const { replicates } = plan.scenario;
  if (size === 'full' || replicates <= MIN) return variant;
  const fewer = Math.max(MIN, Math.ceil(replicates / PART));
  return { ...variant, plan: { ...plan, scenario: { ...plan.scenario, replicates: fewer } } };
}
