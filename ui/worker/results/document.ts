import { readDocument } from '../../../results/index.ts';
import { InputError, METRIC_IDS, problem, type Result } from '../../../sim/index.ts';
import { entry, item } from '../../../report/index.ts';
import { textOf } from './file.ts';
import type { Named, Opened } from './opened.ts';

/** `result.json` of `run` and of `compare`. */
export async function openDocument(named: Named): Promise<Opened> {
  const { path } = named;
  const document = readDocument(await textOf(named), path);
  return document.kind === 'run'
    ? opened(path, 'run', [['', document.result]])
    : opened(path, 'compare', Object.entries(document.comparison.variants));
}

function opened(
  file: string,
  kind: 'run' | 'compare',
  variants: readonly (readonly [name: string, result: Result])[],
): Opened {
  const [, first] = item(variants, 0);
  // By day only what every variant has.
  const daily = Object.keys(first.series.metrics).filter((id) =>
    variants.every(([, { series }]) => id in series.metrics && series.day.length === first.series.day.length),
  );
  const plugins = first.provenance.plugins ?? [];
  const own = plugins.flatMap(({ metrics: rows }) => rows.map(({ id }) => id));
  const metrics = [...METRIC_IDS, ...own].filter((id) =>
    variants.some(([, { kpis }]) => (kpis[id]?.n ?? 0) > 0),
  );
  if (metrics.length === 0) throw new InputError([problem('resultsNoRuns', { file })]);
  return {
    file,
    kind,
    version: first.provenance.kindling,
    level: first.level,
    factors: [],
    metrics,
    cells: variants.map(([name, { provenance, kpis }]) => ({
      base: name === '' ? provenance.file : name,
      values: [],
      runs: provenance.replicates,
      metrics: Object.fromEntries(
        metrics.map((id) => {
          const { n = 0, mean = null, ci = null } = kpis[id] ?? {};
          return [id, { n, mean, ci: ci && ([...ci] as [number, number]) }];
        }),
      ),
    })),
    days:
      daily.length === 0
        ? null
        : {
            day: first.series.day,
            startDate: first.provenance.startDate,
            metrics: variants.map(([, { series }]) =>
              Object.fromEntries(daily.map((id) => [id, entry(series.metrics, id)])),
            ),
          },
    sweeps: [],
    sweep: null,
    plugins,
    notes: [],
  };
}
