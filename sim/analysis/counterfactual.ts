import { MECHANISMS, type MechanismId } from '../mechanisms/index.ts';
import type { Plan } from '../scenario/index.ts';
import { sourceIndex, SOURCES } from '../world/index.ts';
import type { CountedAs, ForestCredit } from './forest-credit.ts';
import { costPerIncrementalMember, type IncrementalCost } from './incremental.ts';
import { comparePairs, type PairComparison } from './paired.ts';
import type { Removal } from './removals.ts';
import type { Outcome } from './replicate.ts';
import { splitSeeding } from './seeding-value.ts';
import { mean, STANDARD_LEVEL, summarise, type Summary } from './statistics.ts';

/** What leaving one thing out did, replicate by replicate in the same worlds. */
export interface Effect {
  readonly kind: Removal['kind'];
  readonly id: string;
  readonly name: string;
  /** The metric with it − without it. */
  readonly effect: PairComparison;
  /** What each member more than without it cost; null where it brought nobody more. */
  readonly costPerIncrementalMember: IncrementalCost | null;
  /** Replicates whose bits are the same without it. */
  readonly unchanged: number;
  /** People a run owes to it directly, and with all whom those brought; null where credit is not defined. */
  readonly direct: number | null;
  readonly forest: number | null;
}

/** What is needed of a replicate to explain it: so little that a page can keep hundreds. */
export type Explained = Pick<
  Outcome,
  'bits' | 'founders' | 'kpis' | 'series' | 'everJoined' | 'forestCredit'
>;

/** What `why --json` prints, beside the provenance of the run. */
export interface Why {
  readonly metric: string;
  readonly better: 'higher' | 'lower';
  readonly level: number;
  /** Whom credit counts. */
  readonly countedAs: CountedAs;
  /** Mean number of people counted. */
  readonly counted: number;
  /** The metric with nothing left out. */
  readonly total: Summary;
  readonly effects: readonly Effect[];
  /** Σ effects of mechanisms that have credit ÷ total; null where the metric does not count people. */
  readonly replaceability: number | null;
  /** Founders against the same runs without, in adopter-days; null where nobody is placed. */
  readonly seeding: Readonly<Record<'total' | 'expansion' | 'acceleration', Summary>> | null;
}

/** Metrics that count people, and so can be held against credit. */
const OF_PEOPLE = ['reach', 'joined', 'members'];

/** The people whom credit is about when a metric is asked for. */
export function countedFor(metric: string): CountedAs {
  return metric === 'reach' || metric === 'leverage' ? 'reach' : 'joined';
}

/** Folds a run and the same run without each of several things. `outcomes` of both are in order of replicate. */
export function explainRun(
  plan: Plan,
  outcomes: readonly Explained[],
  removed: readonly { readonly removal: Removal; readonly outcomes: readonly Explained[] }[],
  { metric, better }: { metric: string; better: 'higher' | 'lower' },
  level = STANDARD_LEVEL,
): Why {
  const countedAs = countedFor(metric);
  const credits = outcomes.flatMap((o) => o.forestCredit ?? []);
  const values = outcomes.map((o) => o.kpis[metric] ?? null);
  const effects = removed.map(({ removal, outcomes: without }) => {
    const { kind, id, name } = removal;
    return {
      kind,
      id,
      name,
      effect: comparePairs(
        without.map((o) => o.kpis[metric] ?? null),
        values,
        level,
        better,
      ),
      costPerIncrementalMember: costPerIncrementalMember(without, outcomes, level),
      unchanged: without.filter((o, r) => o.bits === outcomes[r].bits).length,
      ...creditOf(removal, credits, plan),
    };
  });
  const total = summarise(values, level);
  const unseeded = removed.find(({ removal }) => removal.id === 'seeding');
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

/** How much of the total the mechanisms that bring people explain when each is left out by itself. */
function replaceabilityOf(effects: readonly Effect[], total: number | null): number | null {
  if (total === null || total === 0) return null;
  let sum = 0;
  for (const { kind, forest, effect } of effects) {
    if (kind === 'mechanism' && forest !== null && forest > 0) sum += effect.difference ?? 0;
  }
  return sum / total;
}

/** Mean credit over replicates. Factors, such as an entry fee, have none; nor have parts of a source. */
function creditOf(
  removal: Removal,
  credits: readonly ForestCredit[],
  plan: Plan,
): Pick<Effect, 'direct' | 'forest'> {
  const none = { direct: null, forest: null };
  if (credits.length === 0) return none;
  const meanOf = (of: (credit: ForestCredit, replicate: number) => number) => mean(credits.map(of));
  const { person } = removal;
  if (person) {
    const at = (credit: ForestCredit, replicate: number) => credit.founders.indexOf(person(replicate));
    return {
      direct: meanOf((c, r) => c.founderDirect[at(c, r)]),
      forest: meanOf((c, r) => c.founderForest[at(c, r)]),
    };
  }
  if (removal.kind !== 'mechanism' || plan.scenario[removal.id as MechanismId] === undefined) return none;
  if (removal.id === 'seeding') {
    const all = (column: Int32Array) => column.reduce((sum, n) => sum + n, 0);
    return { direct: meanOf((c) => all(c.founderDirect)), forest: meanOf((c) => all(c.founderForest)) };
  }
  const sources = MECHANISMS[removal.id as MechanismId].sources
    .map(sourceIndex)
    .filter((s) => SOURCES[s].into !== 'doubt');
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
): Why['seeding'] {
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

/** People brought in by day, founders among them: without founders the same people are counted as anybody else. */
function adopters({ series, founders, everJoined }: Explained, countedAs: CountedAs): ArrayLike<number> {
  return countedAs === 'joined' ? everJoined : series.reach.map((reach) => reach + founders);
}
