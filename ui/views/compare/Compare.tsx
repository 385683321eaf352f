import { Alert, Stack } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { inBoth, type Experiment, type Variant } from '../../../sim/index.ts';
import { useReader } from '../../parts/reader.tsx';
import { useRuns } from '../../state/runs.ts';
import { Charts } from './Charts.tsx';
import { KpiTable } from './KpiTable.tsx';
import { Provenance } from './Provenance.tsx';
import type { Shown } from './shown.ts';
import { Words } from './Words.tsx';

interface Props {
  readonly experiment: Experiment;
  readonly variants: readonly Variant[];
}

/** Compare two or more communities: the first place of the dashboard. */
export function Compare({ experiment, variants }: Props) {
  const { pick, say } = useReader();
  const status = useRuns((r) => r.status);
  // Deferred: React draws what came in between other things, and skips what is already overtaken.
  const latest = useRuns((r) => r.comparison);
  const comparison = useDeferredValue(latest);
  const ran = useDeferredValue(useRuns((r) => r.experiment));
  const ranVariants = useDeferredValue(useRuns((r) => r.variants));
  const shown = useMemo<Shown | null>(() => {
    if (!comparison || !ran) return null;
    const labelled = ranVariants.map((variant) => ({
      name: variant.name,
      label: pick(inBoth(variant.label)),
      variant,
    }));
    return { comparison, experiment: ran, variants: labelled };
  }, [comparison, ran, ranVariants, pick]);
  const stale = shown !== null && ranVariants.some((v, k) => differs(v, variants[k]));
  return (
    <Stack gap="lg" aria-busy={status === 'running' || comparison !== latest}>
      <header>
        <h2>{pick(inBoth(experiment.title))}</h2>
        <p className="question">{pick(inBoth(experiment.question))}</p>
        {experiment.source !== undefined && (
          <p className="note">{say('page:experiment.source', { source: pick(inBoth(experiment.source)) })}</p>
        )}
      </header>
      {shown === null ? (
        <p className="empty">{say(status === 'running' ? 'page:state.first' : 'page:state.empty')}</p>
      ) : (
        <>
          {stale && <Alert color="gray">{say('page:state.stale')}</Alert>}
          <Words shown={shown} status={status} />
          <Charts shown={shown} />
          <KpiTable shown={shown} />
          <Provenance shown={shown} />
        </>
      )}
    </Stack>
  );
}

/** Whether running `b` could give anything else than `a` gave. */
function differs(a: Variant, b: Variant | undefined): boolean {
  const [was, is] = [a.plan, b?.plan];
  return (
    was.hash !== is?.hash ||
    was.scenario.seed !== is.scenario.seed ||
    was.scenario.replicates !== is.scenario.replicates
  );
}
