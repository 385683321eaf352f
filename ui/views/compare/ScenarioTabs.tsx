import { NativeSelect, UnstyledButton } from '@mantine/core';
import { inBoth, type Variant } from '../../../sim/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { lookOf } from '../../parts/variants.ts';
import { useSettings } from '../../state/settings.ts';

/** All scenarios of the open case: the one that is shown and changed, and which it is compared with. */
export function ScenarioTabs({ variants }: { variants: readonly Variant[] }) {
  const { localised, t } = useLocale();
  const { experiment, changes, controlsOf, against, set } = useSettings();
  const last = variants.length - 1;
  const shown = Math.min(controlsOf, last);
  if (variants.length < 2) return null;
  const labelOf = ({ label }: Variant) => localised(inBoth(label));
  return (
    <div className="scenarios">
      <ul aria-label={t('page:scenarios.title')}>
        {variants.map((variant, k) => {
          const { letter, colour } = lookOf(k);
          const changed = (changes[experiment]?.[variant.name] ?? []).length > 0;
          return (
            <li key={variant.name}>
              <UnstyledButton
                className="scenario"
                aria-pressed={k === shown}
                onClick={() => set({ controlsOf: k })}
              >
                <b className="badge" style={{ background: `var(${colour})` }}>
                  {letter}
                </b>
                <span>{labelOf(variant)}</span>
                {changed && <span className="changed" role="img" aria-label={t('page:scenarios.changed')} />}
              </UnstyledButton>
            </li>
          );
        })}
      </ul>
      <NativeSelect
        className="against"
        size="xs"
        label={t('page:scenarios.against')}
        data={variants.map((variant, k) => ({
          value: String(k),
          label: `${lookOf(k).letter} ${labelOf(variant)}`,
        }))}
        value={String(Math.min(against, last))}
        onChange={(e) => set({ against: Number(e.currentTarget.value) })}
      />
    </div>
  );
}
