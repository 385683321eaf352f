import { Button, NativeSelect, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { inBoth } from '../../sim/index.ts';
import type { Lang } from '../../i18n/index.ts';
import { EXPERIMENTS, loadExperiment } from '../state/files.ts';
import { useRuns } from '../state/runs.ts';
import { useSettings } from '../state/settings.ts';
import { TWO } from '../state/two.ts';
import { useWhy } from '../state/why.ts';
import { Places } from './Places.tsx';
import { useReader } from './reader.tsx';
import { useTheme } from './theme.ts';

const TITLES = EXPERIMENTS.map((id) => ({ id, title: inBoth(loadExperiment(id, {}, {}).experiment!.title) }));

/** Name, which experiment, language, light or dark. */
export function Header() {
  const { pick, say } = useReader();
  const { lang, experiment, set } = useSettings();
  const { setColorScheme } = useMantineColorScheme();
  const shown = useTheme();
  return (
    <header className="top">
      <h1>
        Kindling <span lang="zh">燎原</span>
      </h1>
      <NativeSelect
        aria-label={say('page:experiment.choose')}
        data={[
          ...TITLES.map(({ id, title }) => ({ value: id, label: pick(title) })),
          { value: TWO, label: say('page:two.choose') },
        ]}
        value={experiment}
        onChange={(e) => {
          useRuns.getState().reset();
          useWhy.getState().reset();
          set({
            experiment: e.currentTarget.value,
            people: null,
            days: null,
            replicates: null,
            knobsOf: 0,
            metric: null,
            whyOf: 0,
            whyMetric: null,
            ran: false,
          });
        }}
      />
      <Places />
      <div className="tools">
        <SegmentedControl
          size="xs"
          aria-label={say('page:language')}
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
          onClick={() => setColorScheme(shown === 'dark' ? 'light' : 'dark')}
        >
          {say(shown === 'dark' ? 'page:theme.light' : 'page:theme.dark')}
        </Button>
      </div>
    </header>
  );
}
