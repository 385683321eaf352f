import type { GraphSource } from '../graph/index.ts';
import type { PluginRecord } from '../mechanisms/registry.ts';
import { problem, type Problem, type ProblemCode, type ProblemValues } from '../problems.ts';
import { readDocument, type Locate, type Place, type ScenarioDocument } from './document.ts';
import { isPlainMap, mergeScenario } from './merge.ts';
import type { Path } from './path.ts';

/**
 * `extends: base.yaml` or `extends: [a.yaml, b.yaml]`: a file written as changes to others. Parents are merged in the
 * order given, the file itself last; maps merge by key, lists are replaced, `null` removes a key ({@link mergeScenario}).
 */

/**
 * Gives the text of `path` as named in the file `from` ('' for the first file), or null if there is none.
 * The `path` it returns names the file: the same file must come back under the same name.
 */
export interface Load {
  (path: string, from: string): LoadedFile | null;
  /** Plug-ins whose sections and metrics the files may use. */
  readonly plugins?: readonly PluginRecord[];
}

export interface LoadedFile {
  readonly path: string;
  readonly text: string;
  /** A graph file as it is on the disk, where the host has more than its text. */
  readonly graph?: GraphSource;
}

export interface Resolved {
  /** The merged map, without `extends`; undefined when some file could not be read. */
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The place, with its file, that last set a path. */
  readonly locate: Locate;
  /** Every file that was read, parents first. */
  readonly files: readonly string[];
}

/** Files in one chain of `extends`. */
export const LONGEST_CHAIN = 20;

interface Layer {
  readonly file: string;
  readonly document: ScenarioDocument;
}

interface Built {
  readonly value: unknown;
  /** In the order of merging, each file once, at its last place. */
  readonly layers: readonly Layer[];
}

/** Follows `extends` from `fileName` on. All problems of all files are reported. */
export function resolveExtends(fileName: string, load: Load): Resolved {
  const problems: Problem[] = [];
  const done = new Map<string, Built>();

  /** `include` places the word in the including file that asks for this one. */
  function build(name: string, chain: readonly string[], include: Partial<Place>): Built | undefined {
    const from = chain.at(-1) ?? '';
    const refuse = <C extends ProblemCode>(code: C, values: ProblemValues[C]) => {
      const place = { file: from || name, ...include };
      problems.push(problem(code, { ...place, ...(from ? { path: 'extends' } : {}), values }));
      return undefined;
    };
    const source = load(name, from);
    if (source === null) return refuse('fileMissing', { found: name });
    const { path, text } = source;
    const whole = [...chain, path];
    if (chain.includes(path)) return refuse('cyclicExtends', { chain: whole.join(' → ') });
    if (whole.length > LONGEST_CHAIN) {
      return refuse('extendsTooDeep', {
        limit: LONGEST_CHAIN,
        chain: `${whole.slice(0, 3).join(' → ')} → …`,
      });
    }
    const known = done.get(path);
    if (known) return known;

    const document = readDocument(text, path);
    problems.push(...document.problems);
    if (!isPlainMap(document.value)) return undefined;
    const { extends: parents, ...own } = document.value;
    const built: Built[] = [];
    for (const [parent, where] of parentsOf(parents)) {
      const place = document.locate(where) ?? {};
      if (typeof parent === 'string' && parent !== '') {
        const one = build(parent, whole, place);
        if (one) built.push(one);
      } else problems.push(problem('badExtends', { file: path, path: 'extends', ...place }));
    }
    const layers = new Map<string, Layer>();
    for (const layer of [...built.flatMap((b) => b.layers), { file: path, document }]) {
      layers.delete(layer.file);
      layers.set(layer.file, layer);
    }
    const [first, ...others] = [...built.map((b) => b.value), own];
    const result = { value: others.reduce(mergeScenario, first), layers: [...layers.values()] };
    done.set(path, result);
    return result;
  }

  const built = build(fileName, [], {});
  const layers = built?.layers ?? [];
  return {
    value: built?.value,
    problems,
    locate: (path, what) => locateIn(layers, path, what ?? 'value'),
    files: layers.map((layer) => layer.file),
  };
}

function parentsOf(parents: unknown): [parent: unknown, where: Path][] {
  if (parents === undefined) return [];
  return Array.isArray(parents) ? parents.map((p, i) => [p, ['extends', i]]) : [[parents, ['extends']]];
}

/** Looks from the last file back; a file that put a list or a single value on the way hides those before it. */
function locateIn(layers: readonly Layer[], path: Path, what: 'key' | 'value'): Place | undefined {
  for (const { file, document } of layers.toReversed()) {
    const place = document.locate(path, what);
    if (place) return { ...place, file };
    if (replaces(document.value, path)) return undefined;
  }
  return undefined;
}

function replaces(value: unknown, path: Path): boolean {
  let here = value;
  for (const step of path) {
    if (here === undefined) return false;
    if (!isPlainMap(here)) return true;
    here = Object.hasOwn(here, step) ? here[step] : undefined;
  }
  return false;
}
