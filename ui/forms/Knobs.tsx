import { SegmentedControl } from '@mantine/core';
import type { Variant } from '../../sim/index.ts';
import { useReader } from '../parts/reader.tsx';
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
export function Knobs({ variants, original }: Props) {
  const { pick, say } = useReader();
  const { experiment: id, changes, knobsOf, set, change } = useSettings();
  const at = Math.min(knobsOf, variants.length - 1);
  const variant = variants[at];
  if (!variant) return null;
  return (
    <div className="knobs">
      <h2>{say('page:form.title')}</h2>
      <SegmentedControl
        fullWidth
        aria-label={say('page:form.variant')}
        data={variants.map((_, k) => ({ value: String(k), label: lookOf(k).letter }))}
        value={String(at)}
        onChange={(value) => set({ knobsOf: Number(value) })}
      />
      <p>
        <b>{lookOf(at).letter}</b> {pick(inBoth(variant.label))}
      </p>
      <VariantForm
        key={`${id} ${variant.name}`}
        scenario={variant.plan.scenario}
        original={original[at]?.plan.scenario ?? variant.plan.scenario}
        changes={changes[id]?.[variant.name] ?? {}}
        onChange={(path, value) => change(variant.name, path, value)}
      />
    </div>
  );
}
