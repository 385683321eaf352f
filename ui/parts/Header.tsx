import { Button, NativeSelect, SegmentedControl, UnstyledButton, useMantineColorScheme } from '@mantine/core';
import { inBoth } from '../../sim/index.ts';
import type { Lang } from '../../i18n/index.ts';
import { EXPERIMENTS, loadExperiment } from '../state/files.ts';
import { useSettings } from '../state/settings.ts';
import { TWO } from '../state/two.ts';
import type { View, Views } from '../views/view.ts';
import { Share } from './Share.tsx';
import { UndoRedo } from './UndoRedo.tsx';
import { ViewTabs } from './ViewTabs.tsx';
import { useLocale } from './locale.tsx';
import { useTheme } from './theme.ts';

const TITLES = EXPERIMENTS.map((id) => ({ id, title: inBoth(loadExperiment(id).experiment!.title) }));

/** Name, which experiment, language, light or dark. */
export function Header({ views, shown }: { views: Views; shown: View }) {
  const { localised, t } = useLocale();
  const { lang, experiment, set, choose } = useSettings();
  const { setColorScheme } = useMantineColorScheme();
  const colours = useTheme();
  return (
    <header className="top">
      <h1>
        <UnstyledButton onClick={() => set({ view: views[0].id })} title={localised(inBoth(views[0].name))}>
          Kindling <span lang="zh">燎原</span>
        </UnstyledButton>
      </h1>
      <NativeSelect
        aria-label={t('page:experiment.choose')}
        data={[
          ...TITLES.map(({ id, title }) => ({ value: id, label: localised(title) })),
          { value: TWO, label: t('page:two.choose') },
        ]}
        value={experiment}
        onChange={(e) => choose(e.currentTarget.value)}
      />
      <ViewTabs views={views} shown={shown} />
      <div className="tools">
        <UndoRedo />
        <Share />
        <SegmentedControl
          size="xs"
          aria-label={t('page:language')}
          data={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
          value={lang}
          onChange={(value) => set({ lang: value as Lang })}
        />
        <Button
          variant="default"
          size="xs"
          onClick={() => setColorScheme(colours === 'dark' ? 'light' : 'dark')}
        >
          {t(colours === 'dark' ? 'page:theme.light' : 'page:theme.dark')}
        </Button>
      </div>
    </header>
  );
}
