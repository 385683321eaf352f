import { existsSync } from 'node:fs';
import { InputError, loadFile, problem, type Overrides, type Variant } from '../sim/index.ts';
import { load } from './files.ts';

const GRAPH_ENDING = /\.(csv|tsv|txt|edges|graphml|xml|gexf)$/i;

/** The name of the scenario around a graph file; no file of the user's is called so. */
const ALONE = '(graph)';

/** Whether a name is that of a graph file rather than of a scenario. */
export function isGraphFile(name: string): boolean {
  return GRAPH_ENDING.test(name) || (/\.json$/i.test(name) && holdsNodes(load(name, '')?.text ?? ''));
}

/** A JSON file of people and ties, well formed or not; a scenario has a version and neither of these. */
function holdsNodes(text: string): boolean {
  return /"nodes"\s*:/.test(text) && /"(edges|links)"\s*:/.test(text) && !/"version"\s*:/.test(text);
}

/**
 * A graph file as the scenario that has nothing else, so that `--set graph.weightCut=3` works on it too. No tie is
 * strong unless the file says so.
 */
export function asScenario(file: string, overrides: Overrides): Variant {
  if (!existsSync(file)) throw new InputError([problem('fileMissing', { file, values: { found: file } })]);
  const text = JSON.stringify({ version: 1, graph: { kind: 'file', path: file, strongShare: 0 } });
  const loaded = loadFile(ALONE, (path) => (path === ALONE ? { path, text } : load(path, '')), overrides);
  const errors = loaded.problems.filter((p) => p.severity === 'error');
  if (errors.length > 0) throw new InputError(errors);
  return loaded.variants[0];
}

/** A scenario was asked for: says how a graph is used. */
export function refuseGraph(file: string): void {
  if (!isGraphFile(file)) return;
  throw new InputError([problem('graphNotScenario', { file, values: { found: file } })]);
}
