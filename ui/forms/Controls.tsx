import { SegmentedControl, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { inBoth, valueAt, type Path, type Variant } from '../../sim/index.ts';
import { useLocale } from '../parts/locale.tsx';
import { lookOf } from '../parts/variants.ts';
import { useSettings } from '../state/settings.ts';
import { unlessTyping } from '../parts/keys.ts';
import { Differences } from './Differences.tsx';
import { searchFor } from './search.ts';
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
  const [typed, setTyped] = useState('');
  const box = useRef<HTMLInputElement>(null);
  useHotkeys([['/', unlessTyping(() => box.current?.focus())]], ['SELECT', 'TEXTAREA']);
  const at = Math.min(controlsOf, variants.length - 1);
  const variant = variants[at];
  if (!variant) return null;
  // Set back to what the file has, it is no change any more.
  const isAsInFile = (path: Path, value: unknown) =>
    JSON.stringify(valueAt(original[at]?.plan.scenario, path)) === JSON.stringify(value);
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
      <Differences variant={variant} original={original[at]} />
      <TextInput
        ref={box}
        type="search"
        aria-label={t('page:search.label')}
        placeholder={t('page:search.label')}
        rightSection={<kbd aria-hidden="true">/</kbd>}
        value={typed}
        onChange={(e) => setTyped(e.currentTarget.value)}
      />
      <VariantForm
        search={searchFor(typed)}
        key={`${id} ${variant.name}`}
        scenario={variant.plan.scenario}
        original={original[at]?.plan.scenario ?? variant.plan.scenario}
        changes={changes[id]?.[variant.name] ?? []}
        onChange={(path, value) => change(variant.name, path, isAsInFile(path, value) ? undefined : value)}
      />
    </div>
  );
}
