import {
  commonChanges,
  cut,
  formatPath,
  InputError,
  problem,
  readTarget,
  type Change,
  type Origin,
  type Path,
  type PluginRecord,
  type Problem,
} from '../../sim/index.ts';

/** One field and its value. */
export interface FieldChange {
  /** Names and list positions from the top, as in `['channels', 'a.b', 'reach']`. */
  readonly path: Path;
  /** Plain data; `null` goes back to the default. */
  readonly value: unknown;
  /** The one variant of an experiment that it is for. */
  readonly variant?: string;
}

/** What is run differently from what the file says. */
export interface Changes {
  /** Number of people; only where the graph is drawn. */
  readonly people?: number;
  /** Days after day 0. */
  readonly days?: number;
  /** Runs under one seed, which differ in people, ties and chance. */
  readonly replicates?: number;
  readonly seed?: string | number;
  /** A file of people and ties in place of the scenario's graph; its path starts from the working directory. */
  readonly graphFile?: string;
  /**
   * Values of fields. Field path → value, as in `{ 'wordOfMouth.talk.member': 0.02 }`, where `variant:path` changes one variant
   * only and a name with a dot stands in double quotes; or a list of fields, each with its path as an array.
   */
  readonly set?: Readonly<Record<string, unknown>> | readonly FieldChange[];
  /** Plug-ins whose mechanisms and metrics may be used, from {@link loadPlugin}. */
  readonly plugins?: readonly PluginRecord[];
}

const argument = (name: string): Origin => ({ kind: 'call', argument: name });

/**
 * What a call changes; `set` comes last.
 * @throws InputError where a path cannot be read, or a value is no plain data.
 */
export function changesOf({ set = [], plugins: _plugins, ...common }: Changes): Change[] {
  const from = argument('set');
  const problems: Problem[] = [];
  const refuse = (code: Problem['code'], found: string, path?: string) =>
    problems.push(
      problem(code, { from, ...(path !== undefined && { path }), values: { found: cut(found) } }),
    );
  const listed = Array.isArray(set) ? (set as readonly FieldChange[]) : fieldsOf(set, refuse);
  for (const { path, value } of listed) {
    const odd = notPlain(value);
    if (odd !== undefined) refuse('notPlainData', odd, formatPath(path));
  }
  if (problems.length > 0) throw new InputError(problems);
  return [...commonChanges(common, argument), ...listed.map((one) => ({ ...one, from }))];
}

/** The fields of a map; what is undefined is not given. */
function fieldsOf(
  set: object,
  refuse: (code: 'badPath' | 'badQuotes', found: string) => void,
): FieldChange[] {
  return Object.entries(set).flatMap(([text, value]: [string, unknown]) => {
    if (value === undefined) return [];
    const field = readTarget(text);
    if (!('wrong' in field)) return [{ ...field, value }];
    refuse(field.wrong, text);
    return [];
  });
}

/** The part of a value that no file could hold, as a word; undefined where there is none. */
function notPlain(value: unknown): string | undefined {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return undefined;
  const plain = Array.isArray(value) || Object.getPrototypeOf(Object(value)) === Object.prototype;
  if (typeof value !== 'object' || !plain)
    return typeof value === 'object' ? value.constructor.name : typeof value;
  return Object.values(value)
    .map(notPlain)
    .find((odd) => odd !== undefined);
}
