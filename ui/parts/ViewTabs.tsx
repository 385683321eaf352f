import { SegmentedControl } from '@mantine/core';
import { inBoth } from '../../sim/index.ts';
import { useSettings } from '../state/settings.ts';
import type { View, Views } from '../views/view.ts';
import { useLocale } from './locale.tsx';

/** The choice of views. */
export function ViewTabs({ views, shown }: { views: Views; shown: View }) {
  const { localised, t } = useLocale();
  const set = useSettings((s) => s.set);
  return (
    <SegmentedControl
      className="places"
      size="xs"
      aria-label={t('page:places')}
      data={views.map(({ id, name }) => ({ value: id, label: localised(inBoth(name)) }))}
      value={shown.id}
      onChange={(value) => set({ view: value })}
    />
  );
}
