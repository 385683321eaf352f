import { InputError, METRIC_IDS, problem, type Comparison, type Result } from '../../../sim/index.ts';
import type { Named, Opened } from './opened.ts';

/** `result.json` of `run` and of `compare`. */
export async function openDocument({ path, file }: Named): Promise<Opened> {
  let document: Partial<Result & Comparison> | null;
  try {
    document = JSON.parse(await file.text()) as typeof document;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new InputError([problem('resultsBroken', { file: path, values: { reason } })]);
  }
  if (document && isResult(document)) return opened(path, 'run', [['', document]]);
  const variants = Object.entries(document?.variants ?? {});
  if (variants.length > 0 && variants.every(([, result]) => isResult(result)))
    return opened(path, 'compare', variants);
  throw new InputError([problem('resultsUnknown', { file: path, values: { found: path } })]);
}

function isResult(value: unknown): value is Result {
  const { provenance, kpis, series } = (value ?? {}) as Partial<Result>;
  return typeof provenance === 'object' && typeof kpis === 'object' && Array.isArray(series?.day);
}

function opened(
  file: string,
  kind: 'run' | 'compare',
  variants: readonly (readonly [name: string, result: Result])[],
): Opened {
  const [, first] = variants[0];
  const metrics = METRIC_IDS.filter((id) => variants.some(([, { kpis }]) => (kpis[id]?.n ?? 0) > 0));
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
    days: {
      day: first.series.day,
      startDate: first.provenance.startDate,
      metrics: variants.map(([, { series }]) => series.metrics),
    },
    sweeps: [],
    sweep: null,
  };
}
