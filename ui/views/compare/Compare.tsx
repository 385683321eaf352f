import { Alert, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { inBoth, type Variant } from '../../../sim/index.ts';
import { useDay } from '../../charts/day.ts';
import { unlessTyping } from '../../parts/keys.ts';
import { useLocale } from '../../parts/locale.tsx';
import { RunTools, type Work } from '../../parts/RunTools.tsx';
import { lookOf } from '../../parts/variants.ts';
import { useLoaded } from '../../state/loaded.ts';
import { useRuns, type Runs } from '../../state/runs.ts';
import { useSettings } from '../../state/settings.ts';
import { isFree } from '../../state/turn.ts';
import { Charts, Stages, Credit } from './Charts.tsx';
import { KpiStrip } from './KpiStrip.tsx';
import { KpiTable } from './KpiTable.tsx';
import { Lead } from './Lead.tsx';
import { Provenance } from './Provenance.tsx';
import { showing, type Shown } from './shown.ts';
import { ScenarioTabs } from './ScenarioTabs.tsx';
import { Findings } from './Findings.tsx';

/** Compares two or more communities: the first view of the dashboard. */
export function Compare() {
  return (
    <>
      <Tools />
      <Comparison />
    </>
  );
}

function Tools() {
  const { experiment, variants } = useLoaded();
  const { experiment: id, ran, set } = useSettings();
  const { status, done, total, problem, start, cancel } = useRuns();
  const work: Work = {
    status,
    done,
    total,
    problem,
    cancel,
    start() {
      if (!experiment) return;
      set({ ran: true });
      start(id, experiment, variants);
    },
  };
  // A reload computes again what was there: the same settings give the same bits.
  useEffect(() => {
    if (ran && status === 'idle' && variants.length > 0 && isFree()) work.start();
  }, []);
  return <RunTools work={work} />;
}

/** What was run, or before that, what will be. */
function Comparison() {
  /** As the settings have them now; what was run may differ. */
  const { lastGood: variants } = useLoaded();
  const { localised, t } = useLocale();
  const status = useRuns((r) => r.status);
  // Deferred: React draws what came in between other things, and skips what is already overtaken.
  const latest = useRuns((r) => r.comparison);
  const comparison = useDeferredValue(latest);
  const before = useRuns((r) => r.before);
  const worlds = useDeferredValue(useRuns((r) => r.worlds));
  const ran = useDeferredValue(useRuns((r) => r.experiment));
  const ranVariants = useDeferredValue(useRuns((r) => r.variants));
  const shown = useMemo<Shown | null>(() => {
    if (!comparison || !ran) return null;
    return showing(comparison, ran, ranVariants, worlds, ({ label }) => localised(inBoth(label)));
  }, [comparison, ran, ranVariants, worlds, localised]);
  const stale = shown !== null && ranVariants.some((v, k) => differs(v, variants[k]));
  return (
    <div className="compare" aria-busy={status === 'running' || comparison !== latest}>
      <ScenarioTabs variants={variants} />
      {shown === null ? (
        <Empty variants={variants} running={status === 'running'} />
      ) : (
        <>
          {(stale || before) && (
            <Alert color="gray" className="state">
              {t(before ? 'page:state.before' : 'page:state.stale')}
            </Alert>
          )}
          <Answer shown={shown} status={status} />
        </>
      )}
    </div>
  );
}

/** The sentence first, then the pictures that prove it, all on one day. */
function Answer({ shown, status }: { shown: Shown; status: Runs['status'] }) {
  const cursor = useDay(shown.baseline.result.series.day.length - 1);
  const days = { cursor, growing: status === 'running' };
  return (
    <>
      <Lead shown={shown} status={status} />
      <Charts shown={shown} {...days} />
      <KpiStrip shown={shown} />
      <Measures shown={shown} />
      <Findings shown={shown} status={status} />
      <Stages shown={shown} {...days} />
      <Credit shown={shown} />
      <Provenance shown={shown} />
    </>
  );
}

/** All measures as a table, one key away. */
function Measures({ shown }: { shown: Shown }) {
  const { t } = useLocale();
  const [open, setOpen] = useState(false);
  useHotkeys([['T', unlessTyping(() => setOpen((now) => !now))]], ['SELECT', 'TEXTAREA']);
  return (
    <div>
      <UnstyledButton className="quiet measures" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'page:table.hide' : 'page:table.show')} <kbd>T</kbd>
      </UnstyledButton>
      {open && <KpiTable shown={shown} />}
    </div>
  );
}

/** Before anything ran: what will be compared, and the next step. */
function Empty({ variants, running }: { variants: readonly Variant[]; running: boolean }) {
  const { localised, t } = useLocale();
  return (
    <section className="empty">
      <ol>
        {variants.map(({ name, label }, k) => (
          <li key={name}>
            <b style={{ color: `var(${lookOf(k).colour})` }}>{lookOf(k).letter}</b> {localised(inBoth(label))}
          </li>
        ))}
      </ol>
      <p>
        {running
          ? t('page:state.first')
          : t('page:state.empty', { replicates: variants[0]?.plan.scenario.replicates ?? 0 })}
      </p>
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
