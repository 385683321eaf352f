import { NativeSelect } from '@mantine/core';
import { useSettings } from '../state/settings.ts';
import { CHOICES, TWO } from '../state/two.ts';
import { useLocale } from './locale.tsx';
import { lookOf } from './variants.ts';

/** Which two scenarios stand side by side. */
export function TwoPicker() {
  const { localised, t } = useLocale();
  const { two, changes, set } = useSettings();
  const alone = CHOICES.filter(({ group }) => group === null);
  const groups = new Set(CHOICES.flatMap(({ group }) => (group ? [localised(group)] : [])));
  const option = ({ ref, label }: (typeof CHOICES)[number]) => ({ value: ref, label: localised(label) });
  const choose = (side: 0 | 1, ref: string) => {
    const { [side === 0 ? 'a' : 'b']: _, ...others } = changes[TWO] ?? {};
    const next = side === 0 ? ([ref, two[1]] as const) : ([two[0], ref] as const);
    set({ two: next, changes: { ...changes, [TWO]: others }, ran: false });
  };
  return (
    <div className="two">
      {([0, 1] as const).map((side) => (
        <NativeSelect
          key={side}
          label={t('page:two.side', { letter: lookOf(side).letter })}
          data={[
            ...alone.map(option),
            ...[...groups].map((group) => ({
              group,
              items: CHOICES.filter((choice) => choice.group && localised(choice.group) === group).map(
                option,
              ),
            })),
          ]}
          value={two[side]}
          onChange={(e) => choose(side, e.currentTarget.value)}
        />
      ))}
    </div>
  );
}
