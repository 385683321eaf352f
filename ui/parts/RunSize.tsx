import { TextInput } from '@mantine/core';
import type { Variant } from '../../sim/index.ts';
import { useSettings } from '../state/settings.ts';
import { NumberBox } from './NumberBox.tsx';
import { useLocale } from './locale.tsx';

/** How many people, days and runs, and which seed. */
export function RunSize({ variant }: { variant: Variant | undefined }) {
  const { t } = useLocale();
  const { seed, set } = useSettings();
  const scenario = variant?.plan.scenario;
  const sized = scenario?.graph.kind !== 'named' && scenario?.graph.kind !== 'file';
  return (
    <section className="sizes" aria-label={t('page:run.size')}>
      <NumberBox
        label={t('page:run.people')}
        value={variant?.plan.people ?? null}
        min={1}
        max={1_000_000}
        step={1000}
        thousandSeparator=","
        disabled={!sized}
        onCommit={(people) => set({ people })}
      />
      <NumberBox
        label={t('page:run.days')}
        value={scenario?.days ?? null}
        min={0}
        max={36_500}
        step={30}
        onCommit={(days) => set({ days })}
      />
      <NumberBox
        label={t('page:run.replicates')}
        value={scenario?.replicates ?? null}
        min={1}
        max={100_000}
        step={10}
        onCommit={(replicates) => set({ replicates })}
      />
      <TextInput
        label={t('page:run.seed')}
        value={seed}
        onChange={(e) => set({ seed: e.currentTarget.value })}
      />
    </section>
  );
}
