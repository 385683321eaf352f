import { SegmentedControl } from '@mantine/core';
import { useLocale } from '../../parts/locale.tsx';
import { useSettings } from '../../state/settings.ts';

/** People, circles, or a table. */
export function ViewChoice() {
  const { t } = useLocale();
  const { networkAs, set } = useSettings();
  return (
    <SegmentedControl
      className="network-views"
      size="xs"
      aria-label={t('network:view.title')}
      data={(['people', 'circles', 'table'] as const).map((value) => ({
        value,
        label: t(`network:view.${value}`),
      }))}
      value={networkAs}
      onChange={(value) => set({ networkAs: value as typeof networkAs })}
    />
  );
}
