import { existsSync } from 'node:fs';
import {
  applyChanges,
  fileAndVariant,
  formatPath,
  InputError,
  nearest,
  openFile,
  problem,
  type Change,
  type Changeable,
  type Load,
  type Loaded,
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

/**
 * Reads and checks what was named, with changes. They are for the one variant that is named, or that will be run: of an
 * experiment without a named variant, `first` runs the baseline. Throws InputError where there are errors; notes are in
 * `loaded.problems`.
 */
export function loadChosen(
  name: string,
  changes: readonly Change[] = [],
  which: 'all' | 'first' = 'all',
  load: Load = fromDisk,
): Chosen {
  const [file, variant] = fileAndVariant(name, existsSync);
  refuseGraph(file);
  const opened = openFile(file, load);
  const names = opened.variants.map((one) => one.name);
  if (variant !== undefined && names.length > 0 && !names.includes(variant)) {
    const values = { found: variant, known: names.join(', '), suggestion: nearest(variant, names) };
    throw new InputError([problem('unknownVariant', { file: opened.file, values })]);
  }
  const only = variant ?? (which === 'first' ? names[0] : undefined);
  const astray = changes.flatMap(({ variant: of, path, from }) =>
    of !== undefined && only !== undefined && of !== only && names.includes(of)
      ? [
          problem('changeNotRun', {
            path: formatPath(path),
            variant: of,
            from,
            values: { variant: of, only },
          }),
        ]
      : [],
  );
  if (astray.length > 0) throw new InputError(astray);
  return { ...chooseFrom({ opened, changes: [] }, only, changes), variant };
}

/** The same for what was read already; `only` is the variant in question. */
export function chooseFrom(
  changeable: Changeable,
  only: string | undefined,
  changes: readonly Change[],
): Chosen {
  const concerned =
    only === undefined ? changes : changes.map((one) => ({ ...one, variant: one.variant ?? only }));
  const loaded = applyChanges(changeable, concerned);
  // What is wrong with the one variant in question needs no name.
  const problems = loaded.problems.map(({ variant, ...p }) =>
    variant === undefined || variant === only ? p : { ...p, variant },
  );
  refuseErrors({ problems }, loaded.file);
  const chosen = loaded.variants.filter((one) => only === undefined || one.name === only);
  return { loaded, chosen, variant: only };
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
