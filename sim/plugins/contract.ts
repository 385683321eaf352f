import { runReplicate } from '../analysis/index.ts';
import { buildGraph } from '../graph/index.ts';
import { makeKernel } from '../kernel/index.ts';
import { LAPSED, MEMBER, stageIndex, STRANGER } from '../stages/index.ts';
import {
  MECHANISM_LIST,
  PARTS,
  sourceParts,
  UNITS,
  type Bilingual,
  type Mechanism,
} from '../mechanisms/index.ts';
import { holdMechanisms, makeRegistry, type PluginRecord } from '../mechanisms/registry.ts';
import { METRIC_UNITS, type Metric } from '../observe/index.ts';
import { InputError, problem, type Problem, type ProblemCode, type ProblemValues } from '../problems.ts';
import { keyOf } from '../random/index.ts';
import { canonical, listFields, makePlan } from '../scenario/index.ts';
import { World } from '../world/index.ts';
import { guardMechanism, watchPlugins } from './guard.ts';

type Raw = Readonly<Record<string, unknown>>;

/**
 * Holds a mechanism to the contract: it says what it is in both languages, has a default for everything, pours whole units under
 * its own names, moves nobody, reads no clock, does the same in the same world, and does nothing when it is set to nothing.
 * Returns what is wrong; nothing is wrong with ours. `file` is named in problems.
 */
export function checkMechanism(definition: Mechanism, file: string = definition.id): Problem[] {
  const place = { file, path: definition.id };
  const unfinished = missing(definition);
  if (unfinished.length > 0)
    return unfinished.map((found) => problem('pluginUnfinished', { ...place, values: { found } }));
  const said = checkFields(definition, file);
  if (said.length > 0) return said;
  watchPlugins();
  const guarded = guardMechanism(definition, file);
  try {
    const [once, again] = [live(guarded), live(guarded)];
    if (once !== again) return [problem('pluginUnsteady', place)];
    return checkRuns(guarded, place);
  } catch (error) {
    if (error instanceof InputError) return [...error.problems];
    throw error;
  }
}

/** Holds what a metric says of itself to the contract; its values are looked at in every run. */
export function checkMetric(metric: Metric, file: string = metric.id): Problem[] {
  const lacks = [
    ...lacksWords(metric.name, 'name'),
    ...lacksWords(metric.doc, 'doc'),
    ...(Object.hasOwn(METRIC_UNITS, metric.unit) ? [] : ['unit']),
    ...(['higher', 'lower'].includes(metric.better) ? [] : ['better']),
    ...(typeof metric.value === 'function' ? [] : ['value']),
  ];
  return lacks.map((found) => problem('pluginUnfinished', { file, path: metric.id, values: { found } }));
}

function lacksWords(words: Partial<Bilingual> | undefined, path: string): string[] {
  return (['en', 'zh'] as const).filter((lang) => !words?.[lang]?.trim()).map((lang) => `${path}.${lang}`);
}

/** What of a definition is not there. */
function missing(definition: Partial<Mechanism>): string[] {
  const { schema, examples, part, sources, start } = definition;
  const isSchema = typeof (schema as { safeParse?: unknown } | undefined)?.safeParse === 'function';
  return [
    ...(['name', 'does', 'reason'] as const).flatMap((path) => lacksWords(definition[path], path)),
    ...(part !== undefined && PARTS.includes(part) ? [] : ['part']),
    ...(Array.isArray(sources) ? [] : ['sources']),
    ...(isSchema ? [] : ['schema']),
    ...(examples?.busy === undefined ? ['examples.busy'] : []),
    ...(examples?.idle === undefined ? ['examples.idle'] : []),
    ...(typeof start === 'function' ? [] : ['start']),
  ];
}

/** Notes, defaults and examples. */
function checkFields({ id, schema, examples }: Mechanism, file: string): Problem[] {
  const problems: Problem[] = [];
  const wrong = <C extends ProblemCode>(code: C, path: string, values: ProblemValues[C]) =>
    problems.push(problem(code, { file, path: [id, path].filter(Boolean).join('.'), values }));
  for (const { path, notes } of listFields(schema)) {
    const lacks = notes
      ? [
          ...lacksWords(notes.label, 'label'),
          ...lacksWords(notes.help, 'help'),
          ...(Object.hasOwn(UNITS, notes.unit) ? [] : ['unit']),
          ...(notes.source && sourceParts(notes.source, 'en').length > 0 ? [] : ['source']),
        ]
      : ['field(…)'];
    for (const found of lacks) wrong('pluginUnfinished', path, { found });
  }
  const empty = schema.safeParse({});
  if (!empty.success) wrong('pluginNoDefault', '', { reason: empty.error.issues[0].message });
  else if (canonical(schema.parse(empty.data)) !== canonical(empty.data)) wrong('pluginUnsteady', '', {});
  for (const name of ['busy', 'idle'] as const) {
    const example = schema.safeParse(examples[name]);
    if (example.success) continue;
    const [{ path, message }] = example.error.issues;
    wrong('pluginBadExample', path.join('.'), { found: name, reason: message });
  }
  return problems;
}

const PEOPLE = 40;
const DAYS = 40;

/** A small community in the middle of its life, the same for every call: a ring, every third tie strong. */
function community(definition: Mechanism): World {
  const from = Int32Array.from({ length: PEOPLE }, (_, i) => i);
  const to = from.map((i) => (i + 1) % PEOPLE);
  const strong = Uint8Array.from(from, (i) => Number(i % 3 === 0));
  const { graph } = buildGraph({ people: PEOPLE, count: PEOPLE, from, to, strong });
  const same = { distribution: 'same', spread: 0 } as const;
  const traits = { affinity: same, talkativeness: same, income: same, homophily: 0 };
  const ours = MECHANISM_LIST.filter(({ id }) => id !== definition.id);
  const { tables } = makeRegistry([...ours, definition]);
  const world = new World(graph, traits, keyOf('contract', 0), makeKernel(PEOPLE, DAYS), tables);
  const stages = ['stranger', 'acquaintance', 'member', 'fan', 'superfan', 'lapsed', 'wary'] as const;
  for (let i = 0; i < PEOPLE; i++) world.arrive(i, stageIndex(stages[i % stages.length]), 0);
  return world;
}

/** Days of a mechanism alone, busy: all that it poured, booked and counted, as text. */
function live(definition: Mechanism): string {
  const world = community(definition);
  const running = definition.start(definition.schema.parse(definition.examples.busy), world);
  for (const { person } of running.founders?.() ?? []) running.moved?.(person, STRANGER, MEMBER, 0);
  for (let person = 0; person < PEOPLE; person++) {
    const from = world.stage[person] === LAPSED ? MEMBER : STRANGER;
    if (world.stage[person] !== from) running.moved?.(person, from, world.stage[person], 0);
  }
  const seen: unknown[] = [];
  for (let day = 1; day <= DAYS; day++) {
    world.ledger.newDay();
    running.today?.(day);
    running.changeTies?.(day);
    for (const { commonBySource, exposure, impulses } of [world.trust, world.doubt]) {
      const along = Array.from(world.stage, (_, person) => exposure.pressureOn(person));
      seen.push([...commonBySource], along, [...impulses.person], [...impulses.units], [...impulses.giver]);
    }
    seen.push([...world.ledger.cents], [...world.ledger.counts], structuredCloneOf(world.ties.changes));
    world.trust.endDay(day);
    world.doubt.endDay(day);
    world.ties.changes.length = 0;
  }
  return canonical(seen);
}

const structuredCloneOf = (changes: World['ties']['changes']) => changes.map((change) => ({ ...change }));

/** A community in which everything of ours is on. */
const SETTING: Raw = {
  version: 1,
  days: 60,
  people: { count: 200, affinity: { distribution: 'gamma' }, talkativeness: { distribution: 'lognormal' } },
  graph: { kind: 'circles', circles: 5, strongShare: 0.4 },
};

let tried = 0;

/** Whole runs: set to nothing it changes nothing, busy it changes something, and a phase without a change changes nothing. */
function checkRuns(
  definition: Mechanism,
  place: { readonly file: string; readonly path: string },
): Problem[] {
  const { id, examples, dayZeroOnly = false } = definition;
  const isOurs = MECHANISM_LIST.some((one) => one.id === id);
  const hash = `contract ${tried++}`;
  if (!isOurs) holdMechanisms(hash, [definition]);
  const { sources = [], items = [], counters = [] } = definition.brings ?? {};
  const mechanisms = [{ id, name: definition.name }];
  const record: PluginRecord = { id, version: '', hash, mechanisms, metrics: [], sources, items, counters };
  const others = MECHANISM_LIST.filter((one) => one.id !== id);
  const all = { ...SETTING, ...Object.fromEntries(others.map((one) => [one.id, one.examples.busy])) };
  const digest = (raw: Raw) => digestOf(raw, isOurs ? [] : [record]);
  const busy = { ...all, [id]: examples.busy };
  const absent = digest(all);
  const acts = digest(busy);
  const problems: Problem[] = [];
  if (digest({ ...all, [id]: examples.idle }) !== absent) problems.push(problem('pluginIdleActs', place));
  if (acts === absent) problems.push(problem('pluginDoesNothing', place));
  if (!dayZeroOnly && digest({ ...busy, phases: [{ day: 17, change: { [id]: {} } }] }) !== acts)
    problems.push(problem('pluginPhaseActs', place));
  return problems;
}

/** The digest of one replicate. Throws InputError where the scenario cannot be used. */
function digestOf(raw: Raw, plugins: readonly PluginRecord[]): string {
  const { plan, problems } = makePlan(raw, () => undefined, 'contract', undefined, plugins);
  if (!plan) throw new InputError(problems);
  const run = runReplicate(plan, 'contract', 0);
  for (;;) {
    const step = run.next();
    if (step.done) return step.value.digest;
  }
}
