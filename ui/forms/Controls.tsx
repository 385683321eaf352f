import { SegmentedControl } from '@mantine/core';
import type { Variant } from '../../sim/index.ts';
import { useLocale } from '../parts/locale.tsx';
import { lookOf } from '../parts/variants.ts';
import { inBoth } from '../../sim/index.ts';
import { useSettings } from '../state/settings.ts';
import { VariantForm } from './VariantForm.tsx';

interface Props {
  readonly variants: readonly Variant[];
  /** As the files have them. */
  readonly original: readonly Variant[];
}

/** All knobs of one variant, and which variant that is. */
export function Controls({ variants, original }: Props) {
  const { localised, t } = useLocale();
  const { experiment: id, changes, controlsOf, set, change } = useSettings();
  const at = Math.min(controlsOf, variants.length - 1);
  const variant = variants[at];
  if (!variant) return null;
  return (
    <div className="knobs">
      <h2>{t('page:form.title')}</h2>
      <SegmentedControl
        fullWidth
        aria-label={t('page:form.variant')}
        data={variants.map((_, k) => ({ value: String(k), label: lookOf(k).letter }))}
        value={String(at)}
        onChange={(value) => set({ controlsOf: Number(value) })}
      />
      <p>
        <b>{lookOf(at).letter}</b> {localised(inBoth(variant.label))}
      </p>
      <VariantForm
        key={`${id} ${variant.name}`}
        scenario={variant.plan.scenario}
        original={original[at]?.plan.scenario ?? variant.plan.scenario}
        changes={changes[id]?.[variant.name] ?? []}
        onChange={(path, value) => change(variant.name, path, value)}
      />
    </div>
  );
}
