import { Alert } from '@mantine/core';
import { useDeferredValue, useMemo } from 'react';
import { inBoth, type Variant } from '../../../sim/index.ts';
import { useReader } from '../../parts/reader.tsx';
import { lookOf } from '../../parts/variants.ts';
import { useRuns } from '../../state/runs.ts';
import { Charts } from './Charts.tsx';
import { KpiTable } from './KpiTable.tsx';
import { Provenance } from './Provenance.tsx';
import type { Shown } from './shown.ts';
import { Words } from './Words.tsx';

interface Props {
  /** As the settings have them now; what was run may differ. */
  readonly variants: readonly Variant[];
}

/** Compare two or more communities: the first place of the dashboard. */
export function Compare({ variants }: Props) {
  const { pick, say } = useReader();
  const status = useRuns((r) => r.status);
  // Deferred: React draws what came in between other things, and skips what is already overtaken.
  const latest = useRuns((r) => r.comparison);
  const comparison = useDeferredValue(latest);
  const before = useRuns((r) => r.before);
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
    <div className="compare" aria-busy={status === 'running' || comparison !== latest}>
      {shown === null ? (
        <Empty variants={variants} running={status === 'running'} />
      ) : (
        <>
          {(stale || before) && (
            <Alert color="gray" className="state">
              {say(before ? 'page:state.before' : 'page:state.stale')}
            </Alert>
          )}
          <Words shown={shown} status={status} />
          <Charts shown={shown} growing={status === 'running'} />
          <KpiTable shown={shown} />
          <Provenance shown={shown} />
        </>
      )}
    </div>
  );
}

/** Before anything ran: what will be compared, and the next step. */
function Empty({ variants, running }: { variants: readonly Variant[]; running: boolean }) {
  const { pick, say } = useReader();
  return (
    <section className="empty">
      <ol>
        {variants.map(({ name, label }, k) => (
          <li key={name}>
            <b style={{ color: `var(${lookOf(k).colour})` }}>{lookOf(k).letter}</b> {pick(inBoth(label))}
          </li>
        ))}
      </ol>
      <p>{say(running ? 'page:state.first' : 'page:state.empty')}</p>
    </section>
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
