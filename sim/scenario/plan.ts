import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import {
  GIVEN_TRAITS,
  graphNames,
  graphPeople,
  graphReading,
  type GraphSource,
  type GraphSpec,
} from '../graph/index.ts';
import type { Finding, Setting } from '../mechanisms/index.ts';
import { registryOf, sectionOf, type PluginRecord, type Registry } from '../mechanisms/registry.ts';
import { asNote, InputError, problem, type Problem } from '../problems.ts';
import { check, sortByPlace } from './check.ts';
import { placeIn, type ChangePlace, type Locate, type Place } from './document.ts';
import { mergePatch } from './merge.ts';
import { formatPath, pathOf, type Path } from './path.ts';
import { scenarioSchemaOf, type Scenario, type scenarioSchema } from './schema.ts';

/** A checked scenario with everything resolved: plain data that can be printed, posted to a worker and hashed. */
export interface Plan {
  readonly scenario: Scenario;
  /** From each day on, the scenario whose policy numbers hold. */
  readonly phases: readonly { readonly day: number; readonly scenario: Scenario }[];
  readonly people: number;
  readonly graph: GraphSpec;
  /** Whether all replicates share one graph; results then hold "given this graph". */
  readonly oneGraph: boolean;
  /** Plug-ins whose mechanisms and metrics it has. */
  readonly plugins: readonly PluginRecord[];
  /** SHA-256 of everything that the result depends on but seed, replicates and version. */
  readonly hash: string;
}

const DEFAULT_PEOPLE = 1000;
/**
 * Bytes a person, as the growth of resident memory with people, rounded up: 56 measured for the ladder with credit and
 * records, from half a million to a million people over 120 days; then what each mechanism says that it adds
 * (`bytesPerPerson`), at its defaults and 400,000 people. Together they make 368, measured 344.
 */
const BYTES_PER_PERSON = 64;
const BYTES_PER_DAY = 600;

type LocateAny = Locate<Place | ChangePlace>;

/** Checks a scenario as plain data and resolves its phases and size. `graphFile` is the text of a `file` graph. */
export function makePlan(
  raw: unknown,
  locate: LocateAny,
  file: string,
  graphFile?: GraphSource,
  plugins: readonly PluginRecord[] = [],
): { plan?: Plan; problems: Problem[] } {
  const registry = registryOf(plugins);
  const schema = scenarioSchemaOf(plugins);
  const { data: scenario, problems } = check(schema, raw, locate, file);
  if (!scenario) return { problems };
  const phases = resolvePhases({ raw, scenario, locate, file, problems, schema, registry });
  const graph = graphSpec(scenario);
  let given: number | null = null;
  try {
    given = graphPeople(graph, graphFile);
    problems.push(...(graphReading(graph, graphFile)?.notes ?? []));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { problems: sortByPlace([...problems, ...error.problems]) };
  }
  for (const { path, problem: found } of givenTwice(scenario))
    problems.push({ ...found, path: formatPath(path), ...placeIn(file, placeNear(locate, path)) });
  const people = given ?? scenario.people.count ?? DEFAULT_PEOPLE;
  const names = given === null ? null : graphNames(graph, graphFile);
  if (given !== null && scenario.people.count !== undefined && scenario.people.count !== given) {
    const values = { found: scenario.people.count, expected: given };
    const place = placeNear(locate, ['people', 'count']);
    problems.push(problem('graphPeopleDiffer', { path: 'people.count', ...placeIn(file, place), values }));
  }
  for (const { scenario: one, locate: find } of [{ scenario, locate }, ...phases]) {
    const setting = { people, names, mixed: graph.kind === 'mixed' };
    for (const { path, problem: found } of crossChecks(one, setting, registry)) {
      const written = formatPath(path);
      if (problems.some((p) => p.code === found.code && p.path === written)) continue;
      problems.push({ ...found, path: written, ...placeIn(file, placeNear(find, path)) });
    }
  }
  const sorted = sortByPlace(problems);
  if (problems.some((p) => p.severity === 'error')) return { problems: sorted };
  const oneGraph = given !== null || ('draw' in scenario.graph && scenario.graph.draw === 'once');
  const inTime = phases.map(({ day, scenario }) => ({ day, scenario }));
  const hash = hashOf(scenario, people, plugins);
  return { plan: { scenario, phases: inTime, people, graph, oneGraph, plugins, hash }, problems: sorted };
}

function graphSpec({ graph }: Scenario): GraphSpec {
  if (graph.kind === 'mixed') return { kind: 'mixed', strongShare: 0, weightCut: null };
  return graph.kind === 'file' ? graph : { ...graph, weightCut: null };
}

/** What the attributes of a graph file and a section of the scenario both decide. */
function givenTwice({ graph, people, start }: Scenario): { path: Path; problem: Problem }[] {
  const attributes = graph.kind === 'file' ? (graph.attributes ?? {}) : {};
  const found: { path: Path; problem: Problem }[] = [];
  if (attributes.stage !== undefined && start !== undefined) {
    const { people: there, ties } = start;
    const placed = Object.values(there).some((n) => n !== 0) || ties > 0;
    const values = { attribute: attributes.stage };
    if (placed) found.push({ path: ['start'], problem: problem('startTwice', { values }) });
  }
  for (const trait of GIVEN_TRAITS) {
    const attribute = attributes[trait];
    if (attribute === undefined || people[trait].distribution === 'same') continue;
    const values = { trait, attribute };
    found.push({ path: ['people', trait], problem: asNote(problem('traitTwice', { values })) });
  }
  return found;
}

/** Where a field stands, or, if it was left out, the nearest thing around it. */
function placeNear(locate: LocateAny, path: Path): ReturnType<LocateAny> {
  for (let length = path.length; length > 0; length--) {
    const place = locate(path.slice(0, length), length === path.length ? 'value' : 'key');
    if (place) return place;
  }
  return undefined;
}

/** Phases in order of day, each with all earlier changes; only numbers of mechanisms that are on may change. */
function resolvePhases({
  raw,
  scenario,
  locate,
  file,
  problems,
  schema,
  registry,
}: {
  raw: unknown;
  scenario: Scenario;
  locate: LocateAny;
  file: string;
  problems: Problem[];
  schema: typeof scenarioSchema;
  registry: Registry;
}) {
  const phases: { day: number; scenario: Scenario; locate: LocateAny }[] = [];
  let current = raw;
  let locateCurrent = locate;
  const ordered = scenario.phases
    .map((phase, index) => ({ ...phase, index }))
    .toSorted((a, b) => a.day - b.day);
  for (const { day, change, index } of ordered) {
    const path = `phases.${index}`;
    const place = (key: string) => ({
      path: formatPath(['phases', index, 'change', key]),
      ...placeIn(file, locate(['phases', index, 'change', key])),
    });
    const allowed: Record<string, unknown> = {};
    for (const key of Object.keys(change)) {
      const mechanism = Object.hasOwn(registry.mechanisms, key) ? registry.mechanisms[key] : undefined;
      const on = mechanism !== undefined && sectionOf(scenario, key) !== undefined;
      if (!on || mechanism.dayZeroOnly || change[key] === null) {
        problems.push(problem('phaseCannotChange', { ...place(key), values: { found: key } }));
      } else allowed[key] = change[key];
    }
    if (day > scenario.days) {
      const values = { found: day, days: scenario.days };
      const place = placeIn(file, locate(['phases', index]));
      problems.push(asNote(problem('phaseAfterEnd', { path, ...place, values })));
    }
    const next = mergePatch(current, allowed);
    const before = locateCurrent;
    const inPhase: LocateAny = (p, what) =>
      locate(['phases', index, 'change', ...p], what) ?? before(p, what);
    const checked = check(schema, next, inPhase, file);
    // What was wrong before this phase has been said; a phase with a mistake is left out of the next.
    problems.push(...checked.problems.map((p) => ({ ...p, path: `${path}.change.${p.path}` })));
    if (!checked.data) continue;
    phases.push({ day, scenario: checked.data, locate: inPhase });
    current = next;
    locateCurrent = inPhase;
  }
  return phases;
}

/** What no single field can know, as the mechanisms that are on say it. */
function crossChecks(
  scenario: Scenario,
  setting: Setting,
  { ids, mechanisms }: Registry,
): (Omit<Finding, 'path'> & { readonly path: Path })[] {
  return ids.flatMap((id) => {
    const config = sectionOf(scenario, id);
    if (config === undefined) return [];
    const found = mechanisms[id].crossCheck?.(config, setting) ?? [];
    return found.map((one) => ({
      ...one,
      path: [id, ...(typeof one.path === 'string' ? pathOf(one.path) : one.path)],
    }));
  });
}

/** Bytes of the people columns and records of one run, beside its graph. */
export function estimateRunBytes(plan: Plan): number {
  const { ids, mechanisms } = registryOf(plan.plugins);
  const on = ids.filter((id) => sectionOf(plan.scenario, id) !== undefined);
  const perPerson = on.reduce((sum, id) => sum + (mechanisms[id].bytesPerPerson ?? 0), BYTES_PER_PERSON);
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

function hashOf(scenario: Scenario, people: number, plugins: readonly PluginRecord[]): string {
  const { name: _name, about: _about, seed: _seed, replicates: _replicates, ...rest } = scenario;
  const phases = rest.phases.map(({ day, change }) => ({ day, change })).toSorted((a, b) => a.day - b.day);
  // Without plug-ins the hash is what it was before there were any.
  const madeWith = plugins.length === 0 ? {} : { plugins: plugins.map(({ hash }) => hash) };
  const everything = { ...rest, phases, people: { ...rest.people, count: people }, ...madeWith };
  return bytesToHex(sha256(utf8ToBytes(canonical(everything))));
}
