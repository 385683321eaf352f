import { problem, type Problem } from '../problems.ts';
import { nearest } from './check.ts';
import { graphKind, isPlainMap, mergePatch, setPaths, type Changed } from './merge.ts';

/** What a command line or a form changes on top of a file. */
export interface Overrides {
  /** `path=text`, in order, as given by `--set`; `variant:path=text` changes one variant of an experiment only. */
  readonly set?: readonly string[];
  readonly people?: number;
  readonly days?: number;
  readonly replicates?: number;
  readonly seed?: string | number;
  /** A graph file that takes the place of the scenario's graph; the path is relative to where the command runs. */
  readonly graphFile?: string;
}

/** The name of a variant before a path; paths hold dots and no colon. */
const FOR_ONE = /^\s*([a-z0-9][a-z0-9-]*)\s*:\s*(?=[^=]*=)(.*)$/is;

/** The overrides that concern one variant, without its name. */
export function forVariant(overrides: Overrides, name: string): Overrides {
  const set = (overrides.set ?? []).flatMap((one) => {
    const [, variant, rest] = FOR_ONE.exec(one) ?? [];
    if (variant === undefined) return [one];
    return variant === name ? [rest] : [];
  });
  return { ...overrides, set };
}

/** Overrides that name a variant which there is not. */
export function strayVariants({ set = [] }: Overrides, names: readonly string[]): Problem[] {
  return set.flatMap((one) => {
    const found = FOR_ONE.exec(one)?.[1];
    if (found === undefined || names.includes(found)) return [];
    const values = { found, known: names.join(', '), suggestion: nearest(found, names) };
    return [problem('unknownVariant', { file: '--set', values })];
  });
}

/** Lays the overrides over a scenario as plain data. */
export function override(raw: unknown, overrides: Overrides): Changed {
  const { set = [], people, days, replicates, seed, graphFile } = overrides;
  let value = raw;
  if (graphFile !== undefined) {
    const old = isPlainMap(raw) && isPlainMap(raw.graph) ? raw.graph : {};
    const kept = Object.fromEntries(
      ['strongShare', 'weightCut'].filter((k) => k in old).map((k) => [k, old[k]]),
    );
    value = mergePatch(mergePatch(raw, { graph: null, people: { count: null } }), {
      graph: { kind: 'file', path: graphFile, ...kept },
    });
  }
  const numbers = { days, replicates, seed, people: people === undefined ? undefined : { count: people } };
  const given = Object.fromEntries(Object.entries(numbers).filter(([, v]) => v !== undefined));
  let changed: Changed = { value: mergePatch(value, given), problems: [] };
  for (const one of set) {
    const next = setPaths(withoutOtherGraph(changed.value, one), [one]);
    changed = { value: next.value, problems: [...changed.problems, ...next.problems] };
  }
  return changed;
}

/** Another kind of graph replaces the graph whole, in `--set` as in a file: its fields differ. */
function withoutOtherGraph(value: unknown, assignment: string): unknown {
  const kind = /^\s*graph\.kind\s*=\s*(.*?)\s*$/.exec(assignment)?.[1];
  return kind === undefined || kind === graphKind(value) ? value : mergePatch(value, { graph: null });
}

/** What an override set is not in the file, whatever stands there. */
export function fromOverride(found: Problem, overrides: Overrides): Problem {
  const { set = [], people, days, replicates, seed, graphFile } = overrides;
  const path = found.path ?? '';
  const under = (top: string) => path === top || path.startsWith(`${top}.`);
  const options: [option: string, path: string, given: unknown][] = [
    ...set.map((one): [string, string, unknown] => ['--set', (one.split('=')[0] ?? '').trim(), one]),
    ['--people', 'people.count', people],
    ['--days', 'days', days],
    ['--replicates', 'replicates', replicates],
    ['--seed', 'seed', seed],
    ['--graph', 'graph', graphFile],
  ];
  const option = options.find(([, top, given]) => given !== undefined && under(top));
  if (!option) return found;
  const { line: _line, column: _column, ...rest } = found;
  return { ...rest, file: option[0] };
}
