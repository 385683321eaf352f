import {
  InputError,
  loadFile,
  nearest,
  problem,
  type Load,
  type Loaded,
  type Overrides,
  type Variant,
} from '../sim/index.ts';
import { load as fromDisk, shippedFiles } from './files.ts';
import { refuseGraph } from './graph-file.ts';

/** A scenario as a user names it: a file or the id of what ships, `FILE#variant` for one variant of an experiment. */
export interface Chosen {
  readonly loaded: Loaded;
  /** The variant named, or all of them. */
  readonly chosen: readonly Variant[];
  readonly variant: string | undefined;
}

/** Reads and checks what was named. Throws InputError where there are errors; notes are in `loaded.problems`. */
export function loadChosen(name: string, overrides: Overrides = {}, load: Load = fromDisk): Chosen {
  const hash = name.lastIndexOf('#');
  const file = hash < 0 ? name : name.slice(0, hash);
  const variant = hash < 0 ? undefined : name.slice(hash + 1);
  refuseGraph(file);
  const loaded = loadFile(file, load, overrides);
  refuseErrors(loaded, file);
  if (variant === undefined) return { loaded, chosen: loaded.variants, variant };
  const chosen = loaded.variants.filter((v) => v.name === variant);
  if (chosen.length > 0) return { loaded, chosen, variant };
  const names = loaded.variants.map((v) => v.name);
  const values = { found: variant, known: names.join(', '), suggestion: nearest(variant, names) };
  throw new InputError([problem('unknownVariant', { file: loaded.file, values })]);
}

/** Throws InputError where there are errors; a name that is no file may be meant for something that ships. */
export function refuseErrors({ problems }: Pick<Loaded, 'problems'>, asked: string): void {
  if (problems.every((p) => p.severity !== 'error')) return;
  const ids = shippedFiles().map(({ id }) => id);
  const helped = problems.map((p) =>
    p.code === 'fileMissing' && p.line === undefined && p.values?.found === asked
      ? { ...p, values: { ...p.values, suggestion: nearest(asked, ids), known: ids.join(', ') } }
      : p,
  );
  throw new InputError(helped);
}
