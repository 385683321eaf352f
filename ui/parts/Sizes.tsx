import { TextInput } from '@mantine/core';
import type { Variant } from '../../sim/index.ts';
import { useSettings } from '../state/settings.ts';
import { NumberBox } from './NumberBox.tsx';
import { useReader } from './reader.tsx';

/** How many people, days and runs, and which seed. */
export function Sizes({ variant }: { variant: Variant | undefined }) {
  const { say } = useReader();
  const { seed, set } = useSettings();
  const scenario = variant?.plan.scenario;
  const sized = scenario?.graph.kind !== 'named' && scenario?.graph.kind !== 'file';
  return (
    <section className="sizes" aria-label={say('page:run.size')}>
      <NumberBox
        label={say('page:run.people')}
        value={variant?.plan.people ?? null}
        min={1}
        max={1_000_000}
        step={1000}
        thousandSeparator=","
        disabled={!sized}
        onCommit={(people) => set({ people })}
      />
      <NumberBox
        label={say('page:run.days')}
        value={scenario?.days ?? null}
        min={0}
        max={36_500}
        step={30}
        onCommit={(days) => set({ days })}
      />
      <NumberBox
        label={say('page:run.replicates')}
        value={scenario?.replicates ?? null}
        min={1}
        max={100_000}
        step={10}
        onCommit={(replicates) => set({ replicates })}
      />
      <TextInput
        label={say('page:run.seed')}
        value={seed}
        onChange={(e) => set({ seed: e.currentTarget.value })}
      />
    </section>
  );
}
