import { Button, Progress } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useEffect, useMemo } from 'react';
import { formatNumber } from '../../../i18n/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { Problems } from '../../parts/Problems.tsx';
import { useLoaded } from '../../state/loaded.ts';
import { askedFor, isSameRun, useNetwork, type Asked } from '../../state/network.ts';
import { useSettings } from '../../state/settings.ts';
import type { Story } from '../../worker/story/told.ts';
import { Film } from './film.ts';
import { forestOf } from './forest.ts';
import { Scenario } from './Scenario.tsx';
import { Shown } from './Shown.tsx';
import './network.css';

/** Larger runs wait to be asked for. */
const AT_ONCE = 20_000;
/** A control that is being dragged starts no runs. */
const PAUSE_MS = 300;

/** The people of one run: who knows whom, who brought whom, day by day. */
export function Network() {
  const { variants, lastGood, problems } = useLoaded();
  const settings = useSettings();
  const { t, lang } = useLocale();
  const { status, asked, story, of, problem, start, cancel } = useNetwork();
  const wanted = askedFor(settings, variants);
  const shown = askedFor(settings, lastGood);
  const known =
    wanted !== null && (isSameRun(asked, wanted) || (isSameRun(of, wanted) && status !== 'running'));
  const large = (wanted?.variant.plan.people ?? 0) > AT_ONCE;
  useRun(wanted, known || large, start);
  const errors = problems.filter((p) => p.severity === 'error');
  const stale = story !== null && wanted !== null && !isSameRun(of, wanted);
  const waits = large && !known && status !== 'running';
  const people = formatNumber(wanted?.variant.plan.people ?? 0, lang);
  return (
    <div className="network" aria-busy={status === 'running'}>
      {errors.length > 0 && (
        <Problems title={t('network:state.wrong')} problems={errors} onUndo={settings.undoAll} />
      )}
      {status === 'failed' && problem && (
        <Problems
          title={t('network:state.failed')}
          problems={[problem]}
          {...(wanted && { onRetry: () => start(wanted) })}
        />
      )}
      {wanted && (waits || status === 'cancelled') && (
        <section className="network-state">
          <p>
            {status === 'cancelled'
              ? t('network:state.stopped')
              : stale
                ? t('network:state.stale')
                : t('network:state.large', { people })}
          </p>
          <Button size="compact-md" onClick={() => start(wanted)}>
            {t('network:state.start')}
          </Button>
        </section>
      )}
      {status === 'running' && <Progressing cancel={cancel} />}
      {story && of ? (
        <Told story={story} of={of} fading={stale} />
      ) : (
        shown && (
          <div className="network-side">
            <Scenario shown={shown} />
          </div>
        )
      )}
    </div>
  );
}

/** Runs what is asked for, when the settings have come to rest. */
function useRun(wanted: Asked | null, settled: boolean, start: (asked: Asked) => void): void {
  useEffect(() => {
    if (wanted === null || settled) return;
    // The first one has nothing to wait for.
    const wait = useNetwork.getState().story === null ? 0 : PAUSE_MS;
    const timer = setTimeout(() => start(wanted), wait);
    return () => clearTimeout(timer);
  }, [wanted?.variant, wanted?.at, wanted?.replicate, settled]);
}

function Progressing({ cancel }: { cancel: () => void }) {
  const { t } = useLocale();
  const { day, asked } = useNetwork();
  useHotkeys([['Escape', cancel]], []);
  const days = asked?.variant.plan.scenario.days ?? 0;
  const placing = day !== null && day >= days;
  const words =
    day === null
      ? t('network:state.ready')
      : placing
        ? t('network:state.placing')
        : t('network:state.day', { day, days });
  return (
    <section className="network-state">
      <p role="status">{words}</p>
      <Progress
        value={days === 0 ? 0 : (100 * (day ?? 0)) / days}
        size="sm"
        aria-label={words}
        transitionDuration={100}
      />
      <Button size="compact-sm" variant="default" onClick={cancel}>
        {t('network:state.cancel')}
      </Button>
    </section>
  );
}

function Told({ story, of, fading }: { story: Story; of: Asked; fading: boolean }) {
  const { forest, film } = useMemo(() => {
    const forest = forestOf(story);
    return { forest, film: new Film(story, forest) };
  }, [story]);
  return <Shown key={story.digest} story={story} forest={forest} film={film} of={of} fading={fading} />;
}
