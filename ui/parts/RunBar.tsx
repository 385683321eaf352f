import { Button, Progress, TextInput } from '@mantine/core';
import type { Scenario } from '../../sim/index.ts';
import { useRuns } from '../state/runs.ts';
import { useSettings } from '../state/settings.ts';
import { NumberBox } from './NumberBox.tsx';
import { useReader } from './reader.tsx';

interface Props {
  readonly scenario?: Scenario;
  readonly people?: number;
  readonly canRun: boolean;
  readonly onStart: () => void;
}

/** How many people, days and runs, which seed; run, cancel, and how far it is. */
export function RunBar({ scenario, people, canRun, onStart }: Props) {
  const { say } = useReader();
  const { seed, set } = useSettings();
  const { status, done, total, cancel } = useRuns();
  const running = status === 'running';
  const sized = scenario?.graph.kind !== 'named' && scenario?.graph.kind !== 'file';
  return (
    <section className="run-bar" aria-label={say('page:run.size')}>
      <NumberBox
        label={say('page:run.people')}
        value={people ?? null}
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
      <div className="run-buttons">
        {running ? (
          <Button variant="default" onClick={cancel}>
            {say('page:run.cancel')}
          </Button>
        ) : (
          <Button onClick={onStart} disabled={!canRun}>
            {say('page:run.start')}
          </Button>
        )}
      </div>
      <div className="run-progress">
        <Progress value={total === 0 ? 0 : (100 * done) / total} aria-label={say('page:run.progress')} />
        <p role="status">{say(`page:status.${status}`, { done, total })}</p>
      </div>
    </section>
  );
}
