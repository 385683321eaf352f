import type { Mechanism, ActiveMechanism } from '../mechanisms/index.ts';
import type { Metric } from '../observe/index.ts';
import { InputError, problem, reasonOf, type ProblemCode, type ProblemValues } from '../problems.ts';
import type { Influences, World } from '../world/index.ts';
import { watchClocks } from './clocks.ts';

/** Who is asked for something now. */
interface Actor {
  readonly plugin: string;
  /** Id of a mechanism or a metric. */
  readonly part: string;
  readonly sources: readonly string[];
}

/** Of a thread, which does one thing at a time. */
let acting: Actor | null = null;
/** What was refused while somebody acted: told even where a plug-in catches what is thrown at it. */
let refused: InputError | null = null;

function refuse<C extends ProblemCode>(code: C, values: ProblemValues[C]): never {
  const { plugin, part } = acting!;
  refused = new InputError([problem(code, { file: plugin, path: part, values })]);
  throw refused;
}

/** Calls a plug-in. Whatever it does wrong becomes an InputError that names it. */
function act<T>(actor: Actor, hook: string, call: () => T): T {
  const before = acting;
  acting = actor;
  refused = null;
  try {
    const out = call();
    if (refused !== null) throw refused as InputError;
    if (out instanceof Promise) return refuse('pluginWaits', { hook });
    return out;
  } catch (error) {
    if (error instanceof InputError) throw error;
    const reason = reasonOf(error);
    return refuse('pluginThrew', { hook, reason });
  } finally {
    acting = before;
  }
}

/** From now on a plug-in that reads a clock while it acts is refused. To be called before its module is loaded. */
export function watchPlugins(): void {
  watchClocks((name) => {
    if (acting) refuse('pluginReadsClock', { found: name });
  });
}

/** A plug-in's mechanism that is held to its contract every day of every run. */
export function guardMechanism(definition: Mechanism, plugin: string): Mechanism {
  const { id, sources } = definition;
  const actor: Actor = { plugin, part: id, sources };
  return {
    ...definition,
    start(config, world) {
      guardWorld(world);
      const before = placesOf(world);
      const running = act(actor, 'start', () => definition.start(config, world));
      if (!samePlaces(before, placesOf(world)))
        act(actor, 'start', () => refuse('pluginMoves', { hook: 'start' }));
      return guardRunning(running, actor, world);
    },
  };
}

/** Hooks that are asked for once a day or seldom: people are compared before and after. */
const DAILY = ['founders', 'configure', 'today', 'changeTies'] as const;
/** Hooks that are asked for person by person. */
const OFTEN = ['moved', 'tieChanged', 'factor', 'doubtFactor'] as const;

function guardRunning(running: ActiveMechanism, actor: Actor, world: World): ActiveMechanism {
  type Hook = (...args: unknown[]) => unknown;
  const hooks = running as unknown as Readonly<Record<string, Hook | undefined>>;
  if (typeof hooks['configure'] !== 'function')
    act(actor, 'start', () => refuse('pluginUnfinished', { found: 'configure' }));
  const guarded: Record<string, Hook> = {};
  for (const name of [...DAILY, ...OFTEN]) {
    if (hooks[name] === undefined) continue;
    const hook = hooks[name].bind(running);
    const daily = (DAILY as readonly string[]).includes(name);
    guarded[name] = (...args) => {
      const before = daily ? placesOf(world) : null;
      return act(actor, name, () => {
        const out = hook(...args);
        if (before && !samePlaces(before, placesOf(world))) refuse('pluginMoves', { hook: name });
        if (name === 'factor' || name === 'doubtFactor') checkFactor(name, out);
        return out;
      });
    };
  }
  return guarded as unknown as ActiveMechanism;
}

/** 0 stops trust for as long as it lasts; doubt cannot be stopped. */
function checkFactor(hook: 'factor' | 'doubtFactor', found: unknown): void {
  const fits = Number.isFinite(found) && (hook === 'factor' ? (found as number) >= 0 : (found as number) > 0);
  if (!fits) refuse('pluginBadFactor', { hook, found: String(found) });
}

/** Where everybody stands, by content. */
const placesOf = ({ stage, lastTransition, founder }: World) => [
  stage.slice(),
  lastTransition.slice(),
  founder.slice(),
];

type Places = ReturnType<typeof placesOf>;

function samePlaces(a: Places, b: Places): boolean {
  for (const [c, column] of a.entries()) {
    for (let k = 0; k < column.length; k++) if (column[k] !== b[c][k]) return false;
  }
  return true;
}

const guardedWorlds = new WeakSet<World>();

/** In a run with plug-ins, the world looks at what a plug-in hands it. Ours are passed through. */
function guardWorld(world: World): void {
  if (guardedWorlds.has(world)) return;
  guardedWorlds.add(world);
  const arrive = world.arrive.bind(world);
  world.arrive = (person, to, day) => {
    if (acting) refuse('pluginMoves', { hook: 'arrive' });
    arrive(person, to, day);
  };
  for (const into of [world.trust, world.doubt]) guardInfluences(into, world);
}

function guardInfluences(into: Influences, world: World): void {
  const bucket = into === world.trust ? 'trust' : 'doubt';
  const checkSource = (source: string) => {
    if (!acting!.sources.includes(source)) refuse('pluginForeignSource', { found: source });
    const row = world.tables.sources.find(({ id }) => id === source);
    if (row && row.into !== 'both' && row.into !== bucket)
      refuse('pluginWrongBucket', { found: source, bucket });
  };
  const addImpulse = into.addImpulse.bind(into);
  into.addImpulse = (source, person, units, giver) => {
    if (acting) {
      checkSource(source);
      if (!Number.isInteger(units) || units < 0) refuse('pluginFractions', { found: units, source });
    }
    addImpulse(source, person, units, giver);
  };
  const setCommon = into.setCommon.bind(into);
  into.setCommon = (source, stage, hazardPerDay) => {
    if (acting) {
      checkSource(source);
      if (!Number.isFinite(hazardPerDay) || hazardPerDay < 0)
        refuse('pluginBadRate', { found: String(hazardPerDay), source });
    }
    setCommon(source, stage, hazardPerDay);
  };
  const open = into.openAlongTies.bind(into);
  into.openAlongTies = (source, drawGiver) => {
    if (acting) checkSource(source);
    return open(source, drawGiver);
  };
}

/** A plug-in's metric, each value of which is a number, or null where it is undefined. */
export function guardMetric(metric: Metric, plugin: string): Metric {
  const actor: Actor = { plugin, part: metric.id, sources: [] };
  const { series } = metric;
  return {
    ...metric,
    value: (record, withoutFounders) =>
      act(actor, 'value', () => {
        const value = metric.value(record, withoutFounders);
        if (value !== null && !Number.isFinite(value)) refuse('pluginBadValue', { found: String(value) });
        return value;
      }),
    ...(series && {
      series: (record) =>
        act(actor, 'series', () => {
          const values = series(record);
          if (values.length !== record.days + 1)
            refuse('pluginBadSeries', { found: values.length, expected: record.days + 1 });
          return values;
        }),
    }),
  };
}
