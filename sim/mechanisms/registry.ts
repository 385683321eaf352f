import { joinTables, type Tables } from '../world/index.ts';
import type { Bilingual } from './field.ts';
import { MECHANISM_LIST } from './index.ts';
import type { Mechanism } from './mechanism.ts';

/** Description of a plug-in's metric; its arithmetic stays in the plug-in. */
export interface MetricRow {
  readonly id: string;
  readonly name: Bilingual;
  /** A key of `METRIC_UNITS`. */
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  readonly doc: Bilingual;
  /** Whether it has a value every day. */
  readonly daily: boolean;
}

/**
 * A plug-in as plain data, as plans and results record it. It can be printed, posted to a thread and read where the plug-in
 * itself is not loaded; its code is found by its `hash`.
 */
export interface PluginRecord extends Tables {
  readonly id: string;
  readonly version: string;
  /** SHA-256 of the text of its module. */
  readonly hash: string;
  readonly mechanisms: readonly { readonly id: string; readonly name: Bilingual }[];
  readonly metrics: readonly MetricRow[];
}

/** The mechanisms and tables of a run. */
export interface Registry {
  /** In the order of a day; those of plug-ins come last. */
  readonly mechanisms: Readonly<Record<string, Mechanism>>;
  readonly ids: readonly string[];
  readonly tables: Tables;
}

/** Mechanisms of plug-ins, by the hash of their module. A plan names the ones it uses, so others change no run. */
const held = new Map<string, readonly Mechanism[]>();
const registries = new Map<string, Registry>();

/** Holds the mechanisms of a plug-in, for plans that name its hash. */
export function holdMechanisms(hash: string, mechanisms: readonly Mechanism[]): void {
  held.set(hash, mechanisms);
}

/** The mechanisms and tables of a run with these plug-ins. Throws RangeError where one is not held here, or two share a name. */
export function registryOf(plugins: readonly PluginRecord[] = []): Registry {
  const key = plugins.map(({ hash }) => hash).join(' ');
  const known = registries.get(key);
  if (known) return known;
  const more = plugins.flatMap(({ id, hash }) => {
    const mechanisms = held.get(hash);
    if (!mechanisms) throw new RangeError(`the plug-in ${id} is not loaded here`);
    return mechanisms;
  });
  const made = makeRegistry([...MECHANISM_LIST, ...more]);
  registries.set(key, made);
  return made;
}

/** A registry of these mechanisms, in the order of a day. Throws RangeError where two share a name. */
export function makeRegistry(mechanisms: readonly Mechanism[]): Registry {
  const ids = mechanisms.map(({ id }) => id);
  const twice = ids.find((id, k) => ids.indexOf(id) !== k);
  if (twice !== undefined) throw new RangeError(`two mechanisms are called ${twice}`);
  return {
    mechanisms: Object.fromEntries(mechanisms.map((one) => [one.id, one])),
    ids,
    tables: joinTables(mechanisms.flatMap(({ brings }) => brings ?? [])),
  };
}

/** The definitions of a run's mechanisms, in the order of a day. */
export function mechanismsOf(plugins: readonly PluginRecord[] = []): readonly Mechanism[] {
  return Object.values(registryOf(plugins).mechanisms);
}

/** The tables of a run, from what its result says it was made with; the plug-ins themselves are not needed. */
export function tablesOf(plugins: readonly Tables[] = []): Tables {
  return joinTables([...MECHANISM_LIST.flatMap(({ brings }) => brings ?? []), ...plugins]);
}

/** A mechanism's section in a scenario, where it is on. */
export function sectionOf(scenario: object, id: string): unknown {
  return (scenario as Readonly<Record<string, unknown>>)[id];
}
