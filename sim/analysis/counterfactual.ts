import type { Bilingual } from '../mechanisms/index.ts';
import { registryOf, sectionOf } from '../mechanisms/registry.ts';
import type { Plan } from '../scenario/index.ts';
import type { CountedAs, ForestCredit } from './forest-credit.ts';
import { costPerIncrementalMember, type IncrementalCost } from './incremental.ts';
import { comparePairs, type PairComparison } from './paired.ts';
import type { Ablation } from './ablations.ts';
import type { Outcome } from './replicate.ts';
import { splitSeeding } from './seeding-value.ts';
import { mean, STANDARD_LEVEL, summarise, type Summary } from './statistics.ts';

/** Effect of one ablation, replicate by replicate under common random numbers. */
export interface Effect {
  readonly kind: Ablation['kind'];
  readonly id: string;
  readonly name: string;
  /** Its name in both languages, where it is a mechanism or a part that names itself. */
  readonly title?: Bilingual;
  /** The metric with it − without it. */
  readonly effect: PairComparison;
  /** Cost per incremental member; null where it brought no more members. */
  readonly costPerIncrementalMember: IncrementalCost | null;
  /** Replicates whose digest is the same without it. */
  readonly unchanged: number;
  /** People credited to it directly, and including everybody they brought; null where credit is not defined. */
  readonly direct: number | null;
  readonly forest: number | null;
}

/** The part of an outcome that an ablation study needs: small enough for a page to keep hundreds. */
export type Explained = Pick<
  Outcome,
  'digest' | 'founders' | 'kpis' | 'series' | 'everJoined' | 'forestCredit'
>;

/** What `why --json` prints, beside the provenance of the run. */
export interface AblationStudy {
  readonly metric: string;
  readonly better: 'higher' | 'lower';
  readonly level: number;
  /** The people whom credit counts. */
  readonly countedAs: CountedAs;
  /** Mean number of people counted. */
  readonly counted: number;
  /** The metric without any ablation. */
  readonly total: Summary;
  readonly effects: readonly Effect[];
  /** Σ effects of mechanisms that have credit ÷ total; null where the metric does not count people. */
  readonly replaceability: number | null;
  /** Value of the founders against the same runs without them, in adopter-days; null where nobody is placed. */
  readonly seeding: Readonly<Record<'total' | 'expansion' | 'acceleration', Summary>> | null;
}

/** Metrics that count people, so that credit can be compared with them. */
const OF_PEOPLE = ['reach', 'joined', 'members', 'reachNew', 'joinedNew', 'membersNew'];

/** The people that credit counts for a metric. */
export function countedFor(metric: string): CountedAs {
  return ['reach', 'reachNew', 'leverage'].includes(metric) ? 'reach' : 'joined';
}

/** Folds a run and its ablations. The `outcomes` of both are in order of replicate. */
export function explainRun(
  plan: Plan,
  outcomes: readonly Explained[],
  removed: readonly { readonly ablation: Ablation; readonly outcomes: readonly Explained[] }[],
  { metric, better }: { metric: string; better: 'higher' | 'lower' },
  level = STANDARD_LEVEL,
): AblationStudy {
  const countedAs = countedFor(metric);
  const credits = outcomes.flatMap((o) => o.forestCredit ?? []);
  const values = outcomes.map((o) => o.kpis[metric] ?? null);
  const effects = removed.map(({ ablation, outcomes: without }) => {
    const { kind, id, name, title } = ablation;
    return {
      kind,
      id,
      name,
      ...(title && { title }),
      effect: comparePairs(
        without.map((o) => o.kpis[metric] ?? null),
        values,
        level,
        better,
      ),
      costPerIncrementalMember: costPerIncrementalMember(without, outcomes, level),
      unchanged: without.filter((o, r) => o.digest === outcomes[r].digest).length,
      ...creditOf(ablation, credits, plan),
    };
  });
  const total = summarise(values, level);
  const unseeded = removed.find(({ ablation }) => ablation.id === 'seeding');
  return {
    metric,
    better,
    level,
    countedAs,
    counted: credits.length === 0 ? 0 : mean(credits.map((credit) => credit.counted)),
    total,
    effects,
    replaceability: OF_PEOPLE.includes(metric) ? replaceabilityOf(effects, total.mean) : null,
    seeding: unseeded
      ? seedingValue(outcomes, unseeded.outcomes, countedAs, plan.scenario.discountPerYear, level)
      : null,
  };
}

/** Share of the total that the separate effects of the mechanisms with credit add up to. */
function replaceabilityOf(effects: readonly Effect[], total: number | null): number | null {
  if (total === null || total === 0) return null;
  let sum = 0;
  for (const { kind, forest, effect } of effects) {
    if (kind === 'mechanism' && forest !== null && forest > 0) sum += effect.difference ?? 0;
  }
  return sum / total;
}

/** Mean credit over replicates. Factors, such as an entry fee, and parts of a source have none. */
function creditOf(
  ablation: Ablation,
  credits: readonly ForestCredit[],
  plan: Plan,
): Pick<Effect, 'direct' | 'forest'> {
  const none = { direct: null, forest: null };
  if (credits.length === 0) return none;
  const meanOf = (of: (credit: ForestCredit, replicate: number) => number) => mean(credits.map(of));
  const { person } = ablation;
  if (person) {
    const at = (credit: ForestCredit, replicate: number) => credit.founders.indexOf(person(replicate));
    return {
      direct: meanOf((c, r) => c.founderDirect[at(c, r)]),
      forest: meanOf((c, r) => c.founderForest[at(c, r)]),
    };
  }
  if (ablation.kind !== 'mechanism' || sectionOf(plan.scenario, ablation.id) === undefined) return none;
  if (ablation.id === 'seeding') {
    const all = (column: Int32Array) => column.reduce((sum, n) => sum + n, 0);
    return { direct: meanOf((c) => all(c.founderDirect)), forest: meanOf((c) => all(c.founderForest)) };
  }
  const { mechanisms, tables } = registryOf(plan.plugins);
  const own = mechanisms[ablation.id].sources;
  const sources = tables.sources.flatMap(({ id, into }, s) =>
    own.includes(id) && into !== 'doubt' ? [s] : [],
  );
  if (sources.length === 0) return none;
  const over = (column: Float64Array) => sources.reduce((sum, s) => sum + column[s], 0);
  return { direct: meanOf((c) => over(c.direct)), forest: meanOf((c) => over(c.forest)) };
}

function seedingValue(
  outcomes: readonly Explained[],
  unseeded: readonly Explained[],
  countedAs: CountedAs,
  discountPerYear: number,
  level: number,
): AblationStudy['seeding'] {
  const splits = outcomes.map((o, r) =>
    splitSeeding(adopters(o, countedAs), adopters(unseeded[r], countedAs), discountPerYear),
  );
  const over = (part: 'total' | 'expansion' | 'acceleration') =>
    summarise(
      splits.map((split) => split[part]),
      level,
    );
  return { total: over('total'), expansion: over('expansion'), acceleration: over('acceleration') };
}

/** People who joined by day, founders included: without founders the same people are counted like everybody else. */
function adopters({ series, founders, everJoined }: Explained, countedAs: CountedAs): ArrayLike<number> {
  return countedAs === 'joined' ? everJoined : series.reachNew.map((reach) => reach + founders);
}
