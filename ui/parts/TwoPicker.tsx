import { NativeSelect } from '@mantine/core';
import { useRuns } from '../state/runs.ts';
import { useSettings } from '../state/settings.ts';
import { CHOICES, TWO } from '../state/two.ts';
import { useReader } from './reader.tsx';
import { lookOf } from './variants.ts';

/** Which two scenarios stand side by side. */
export function TwoPicker() {
  const { pick, say } = useReader();
  const { two, changes, set } = useSettings();
  const alone = CHOICES.filter(({ group }) => group === null);
  const groups = new Set(CHOICES.flatMap(({ group }) => (group ? [pick(group)] : [])));
  const option = ({ ref, label }: (typeof CHOICES)[number]) => ({ value: ref, label: pick(label) });
  const choose = (side: 0 | 1, ref: string) => {
    useRuns.getState().reset();
    const { [side === 0 ? 'a' : 'b']: _, ...others } = changes[TWO] ?? {};
    const next = side === 0 ? ([ref, two[1]] as const) : ([two[0], ref] as const);
    set({ two: next, changes: { ...changes, [TWO]: others }, ran: false });
  };
  return (
    <div className="two">
      {([0, 1] as const).map((side) => (
        <NativeSelect
          key={side}
          label={say('page:two.side', { letter: lookOf(side).letter })}
          data={[
            ...alone.map(option),
            ...[...groups].map((group) => ({
              group,
              items: CHOICES.filter((choice) => choice.group && pick(choice.group) === group).map(option),
            })),
          ]}
          value={two[side]}
          onChange={(e) => choose(side, e.currentTarget.value)}
        />
      ))}
    </div>
  );
}
