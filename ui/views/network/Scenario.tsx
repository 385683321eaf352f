import { ActionIcon, SegmentedControl } from '@mantine/core';
import { inBoth } from '../../../sim/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { lookOf } from '../../parts/variants.ts';
import { useLoaded } from '../../state/loaded.ts';
import type { Asked } from '../../state/network.ts';
import { useSettings } from '../../state/settings.ts';

/** Which scenario's people are shown. */
export function Scenario({ shown }: { shown: Asked }) {
  const { localised, t } = useLocale();
  const { lastGood } = useLoaded();
  const set = useSettings((s) => s.set);
  return (
    <div className="network-scenario">
      {lastGood.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('network:scenario')}
          data={lastGood.map((_, k) => ({ value: String(k), label: lookOf(k).letter }))}
          value={String(shown.at)}
          onChange={(value) => set({ networkOf: Number(value) })}
        />
      )}
      <p>{localised(inBoth(shown.variant.label))}</p>
    </div>
  );
}

interface RunProps {
  readonly shown: Asked;
  /** What this run is among all runs. */
  readonly note: string;
}

/** Which of the runs it is, and the way to the others. */
export function RunCard({ shown, note }: RunProps) {
  const { t } = useLocale();
  const set = useSettings((s) => s.set);
  const runs = shown.variant.plan.scenario.replicates;
  const { replicate } = shown;
  const to = (networkRun: number) => set({ networkRun });
  return (
    <section className="network-run" aria-label={t('network:run.title')}>
      <div>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('network:run.previous')}
          disabled={replicate === 0}
          onClick={() => to(replicate - 1)}
        >
          <span aria-hidden="true">‹</span>
        </ActionIcon>
        <b className="figures">{t('network:run.of', { run: replicate + 1, runs })}</b>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('network:run.next')}
          disabled={replicate >= runs - 1}
          onClick={() => to(replicate + 1)}
        >
          <span aria-hidden="true">›</span>
        </ActionIcon>
      </div>
      <p>{note}</p>
    </section>
  );
}
