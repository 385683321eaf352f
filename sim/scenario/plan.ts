import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { graphNames, graphPeople, type FileText, type GraphSpec } from '../graph/index.ts';
import { findPerson, headCount, MECHANISM_IDS, type MechanismId } from '../mechanisms/index.ts';
import { InputError, problem, type Problem } from '../problems.ts';
import { STAGE_IDS, toUnits, UNITS_PER_HAZARD } from '../ladder/index.ts';
import { check, sortByPlace } from './check.ts';
import type { Locate, Path } from './document.ts';
import { mergePatch } from './merge.ts';
import { scenarioSchema, type Scenario } from './schema.ts';

/** A checked scenario with everything resolved: plain data that can be printed, posted to a worker and hashed. */
export interface Plan {
  readonly scenario: Scenario;
  /** From each day on, the scenario whose policy numbers hold. */
  readonly phases: readonly { readonly day: number; readonly scenario: Scenario }[];
  readonly people: number;
  readonly graph: GraphSpec;
  /** Whether all replicates share one graph; results then hold "given this graph". */
  readonly oneGraph: boolean;
  /** SHA-256 of everything that the result depends on but seed, replicates and version. */
  readonly hash: string;
}

const DEFAULT_PEOPLE = 1000;
/**
 * Bytes a person, as the growth of resident memory with people, rounded up: 56 measured for the ladder with credit and
 * records, from half a million to a million people over 120 days; then what each mechanism was measured to add, at its
 * defaults and 400,000 people, of which ties made at events are the most that varies. Together they make 368, measured 344.
 */
const BYTES_PER_PERSON = 64;
const BYTES_MORE: Partial<Readonly<Record<MechanismId, number>>> = {
  complaints: 32, // measured 26
  referral: 32, // measured 20
  product: 64, // measured 49
  selling: 80, // measured 70
  events: 96, // measured 84, with two meetings a week for up to 5% of all
};
const BYTES_PER_DAY = 600;
/** Sections that act on day 0, which no phase can change. */
const DAY_ZERO_ONLY: readonly string[] = ['start', 'seeding'];
/** Ways to choose founders that look at ties. */
const NEED_TIES: readonly string[] = ['degree', 'core', 'betweenness', 'greedy'];

/** Checks a scenario as plain data and resolves its phases and size. `graphFile` is the text of a `file` graph. */
export function makePlan(
  raw: unknown,
  locate: Locate,
  file: string,
  graphFile?: FileText,
): { plan?: Plan; problems: Problem[] } {
  const { data: scenario, problems } = check(scenarioSchema, raw, locate, file);
  if (!scenario) return { problems };
  const phases = resolvePhases(raw, scenario, locate, file, problems);
  const graph = graphSpec(scenario);
  let given: number | null = null;
  try {
    given = graphPeople(graph, graphFile);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problems: sortByPlace([...problems, ...error.problems]) };
  }
  const people = given ?? scenario.people.count ?? DEFAULT_PEOPLE;
  const names = given === null ? null : graphNames(graph, graphFile);
  if (given !== null && scenario.people.count !== undefined && scenario.people.count !== given) {
    const values = { found: scenario.people.count, expected: given };
    const place = placeNear(locate, ['people', 'count']);
    problems.push(problem('graphPeopleDiffer', { file, path: 'people.count', ...place, values }));
  }
  for (const { scenario: one, locate: find } of [{ scenario, locate }, ...phases]) {
    for (const { path, code, values, severity } of crossChecks(one, people, names)) {
      if (problems.some((p) => p.code === code && p.path === path)) continue;
      problems.push({
        ...problem(code, { file, path, ...placeNear(find, path.split('.')), values }),
        severity,
      });
    }
  }
  const sorted = sortByPlace(problems);
  if (problems.some((p) => p.severity === 'error')) return { problems: sorted };
  const oneGraph = given !== null || ('draw' in scenario.graph && scenario.graph.draw === 'once');
  const inTime = phases.map(({ day, scenario }) => ({ day, scenario }));
  const hash = hashOf(scenario, people);
  return { plan: { scenario, phases: inTime, people, graph, oneGraph, hash }, problems: sorted };
}

function graphSpec({ graph }: Scenario): GraphSpec {
  if (graph.kind === 'mixed') return { kind: 'mixed', strongShare: 0, weightCut: null };
  return graph.kind === 'file' ? graph : { ...graph, weightCut: null };
}

/** Where a field stands, or, if it was left out, the nearest thing around it. */
function placeNear(locate: Locate, path: Path): ReturnType<Locate> {
  for (let length = path.length; length > 0; length--) {
    const place = locate(path.slice(0, length), length === path.length ? 'value' : 'key');
    if (place) return place;
  }
  return undefined;
}

/** Phases in order of day, each with all earlier changes; only numbers of mechanisms that are on may change. */
function resolvePhases(raw: unknown, scenario: Scenario, locate: Locate, file: string, problems: Problem[]) {
  const phases: { day: number; scenario: Scenario; locate: Locate }[] = [];
  let current = raw;
  let locateCurrent = locate;
  const ordered = scenario.phases
    .map((phase, index) => ({ ...phase, index }))
    .toSorted((a, b) => a.day - b.day);
  for (const { day, change, index } of ordered) {
    const path = `phases.${index}`;
    const place = (key: string) => ({
      file,
      path: `${path}.change.${key}`,
      ...locate(['phases', index, 'change', key]),
    });
    const allowed: Record<string, unknown> = {};
    for (const key of Object.keys(change)) {
      const on = MECHANISM_IDS.includes(key as MechanismId) && scenario[key as MechanismId] !== undefined;
      if (!on || DAY_ZERO_ONLY.includes(key) || change[key] === null) {
        problems.push(problem('phaseCannotChange', { ...place(key), values: { found: key } }));
      } else allowed[key] = change[key];
    }
    if (day > scenario.days) {
      const values = { found: day, days: scenario.days };
      problems.push({
        ...problem('phaseAfterEnd', { file, path, ...locate(['phases', index]), values }),
        severity: 'note',
      });
    }
    const next = mergePatch(current, allowed);
    const before = locateCurrent;
    const inPhase: Locate = (p, what) => locate(['phases', index, 'change', ...p], what) ?? before(p, what);
    const checked = check(scenarioSchema, next, inPhase, file);
    // What was wrong before this phase has been said; a phase with a mistake is left out of the next.
    problems.push(...checked.problems.map((p) => ({ ...p, path: `${path}.change.${p.path}` })));
    if (!checked.data) continue;
    phases.push({ day, scenario: checked.data, locate: inPhase });
    current = next;
    locateCurrent = inPhase;
  }
  return phases;
}

interface Finding {
  path: string;
  code: string;
  values: Record<string, string | number>;
  severity: 'error' | 'note';
}

/** What no single field can know. */
function crossChecks(scenario: Scenario, people: number, names: readonly string[] | null): Finding[] {
  const found: Finding[] = [];
  const add = (
    path: string,
    code: string,
    values: Finding['values'],
    severity: Finding['severity'] = 'error',
  ) => found.push({ path, code, values, severity });
  const { start, seeding, wordOfMouth, graph, events } = scenario;
  if (start) {
    const there = Object.values(start.people).reduce<number>((sum, n) => sum + headCount(n, people), 0);
    if (there > people) add('start.people', 'moreThereThanPeople', { found: there, people });
    if (start.ties > 0 && graph.kind === 'mixed') add('start.ties', 'mixedHasNoTies', { found: start.ties });
  }
  if (seeding) {
    const wanted = seeding.by === 'hand' ? seeding.people.length : headCount(seeding.count, people);
    if (wanted > people) add('seeding.count', 'moreSeedsThanPeople', { found: wanted, people });
    if (NEED_TIES.includes(seeding.by) && graph.kind === 'mixed')
      add('seeding.by', 'mixedHasNoTies', { found: seeding.by });
    if (seeding.by === 'hand' && seeding.people.length === 0) add('seeding.people', 'nobodyNamed', {});
    if (seeding.by === 'hand') found.push(...strangersTo({ people, names }, seeding.people));
    found.push(...strangersTo({ people, names }, seeding.except, 'seeding.except'));
  }
  if (
    wordOfMouth &&
    graph.kind === 'mixed' &&
    (wordOfMouth.friendsNeeded > 1 || wordOfMouth.shareNeeded > 0)
  ) {
    add('wordOfMouth.friendsNeeded', 'mixedHasNoTies', { found: 'friendsNeeded, shareNeeded' });
  }
  for (const id of wordOfMouth ? STAGE_IDS : []) {
    const rate = wordOfMouth!.talk[id];
    const rounded = toUnits(rate) / UNITS_PER_HAZARD;
    if (rate > 0 && rate < 64 && Math.abs(rounded / rate - 1) > 0.001) {
      add(`wordOfMouth.talk.${id}`, 'rateRounded', { found: rate, rounded }, 'note');
    }
  }
  for (const [name, series] of Object.entries(events?.series ?? {})) {
    if (series.hours > events!.hoursPerMonth) {
      const values = { found: series.hours, budget: events!.hoursPerMonth };
      add(`events.series.${name}.hours`, 'eventLongerThanBudget', values, 'note');
    }
  }
  return found;
}

/** Names in a list of founders that the graph does not know, the first few of them. */
function strangersTo(
  graph: { people: number; names: readonly string[] | null },
  founders: readonly (string | number)[],
  path = 'seeding.people',
): Finding[] {
  const example = graph.names?.slice(0, 3).join(', ') ?? `0 … ${graph.people - 1}`;
  return founders
    .map((name, i): Finding => {
      const values = { found: name, example };
      return { path: `${path}.${i}`, code: 'nobodyCalled', values, severity: 'error' };
    })
    .filter(({ values }) => findPerson(values['found'], graph) < 0)
    .slice(0, 5);
}

/** Bytes of the people columns and records of one run, beside its graph. */
export function estimateRunBytes(plan: Plan): number {
  const on = MECHANISM_IDS.filter((id) => plan.scenario[id] !== undefined);
  const perPerson = on.reduce((sum, id) => sum + (BYTES_MORE[id] ?? 0), BYTES_PER_PERSON);
  return plan.people * perPerson + plan.scenario.days * BYTES_PER_DAY;
}

/** Canonical JSON: keys sorted, so that the order of fields in a file does not matter. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined);
    return `{${entries
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

function hashOf(scenario: Scenario, people: number): string {
  const { name: _name, about: _about, seed: _seed, replicates: _replicates, ...rest } = scenario;
  const phases = rest.phases.map(({ day, change }) => ({ day, change })).toSorted((a, b) => a.day - b.day);
  const everything = { ...rest, phases, people: { ...rest.people, count: people } };
  return bytesToHex(sha256(utf8ToBytes(canonical(everything))));
}
