import { Button } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { useEffect, useMemo, useRef, useState } from 'react';
import { formatNumber } from '../../../i18n/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { useTheme } from '../../parts/theme.ts';
import { closeSlot, openSlot } from '../../worker/slot.ts';
import type { Story } from '../../worker/story/told.ts';
import { Film } from '../network/film.ts';
import { countIn, forestOf } from '../network/forest.ts';
import { readLook } from '../network/look.ts';
import { PeoplePainter } from '../network/painter.ts';
import { usePlay } from '../network/play.ts';
import { firstStory } from './first-story.ts';

const MARGIN = { left: 8, right: 8, top: 8, bottom: 8 };
const NOBODY: ReadonlySet<number> = new Set();

/** The question, and one run of a case that is made while one reads. */
export function Hero() {
  const { t } = useLocale();
  const story = useStory();
  return (
    <section className="hero" aria-busy={story === null}>
      {story === null ? (
        <>
          <div>
            <h2>{t('start:hero.title')}</h2>
            <p className="told">{t('start:hero.waiting')}</p>
          </div>
          <div className="picture" />
        </>
      ) : (
        <Told story={story} />
      )}
    </section>
  );
}

/** The story of the front page, told once a visit. */
function useStory(): Story | null {
  const [story, setStory] = useState<Story | null>(firstStory.told);
  useEffect(() => {
    if (story !== null) return;
    const slot = openSlot();
    let left = false;
    // Where a worker cannot start, the page does without: what one opens next says why.
    Promise.race([slot.engine.story(firstStory.job(), null), slot.death])
      .then((told) => {
        if (left || 'refused' in told) return;
        firstStory.told = told;
        setStory(told);
      })
      .catch(() => {})
      .finally(() => closeSlot(slot));
    return () => {
      left = true;
    };
  }, []);
  return story;
}

function Told({ story }: { story: Story }) {
  const { t, lang } = useLocale();
  const dark = useTheme() === 'dark';
  const still = useReducedMotion();
  const play = usePlay(story.days);
  const { day } = play;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const { forest, film, painter } = useMemo(() => {
    const made = forestOf(story);
    const shown = new Film(story, made);
    return { forest: made, film: shown, painter: new PeoplePainter(story, shown, made) };
  }, [story]);

  useEffect(() => {
    const box = canvas.current?.parentElement;
    if (!box) return;
    const watch = new ResizeObserver(() => setWidth(Math.floor(box.clientWidth)));
    watch.observe(box);
    return () => watch.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    const pen = element?.getContext('2d');
    if (!element || !pen || width === 0) return;
    const height = element.parentElement!.clientHeight;
    const ratio = Math.min(3, devicePixelRatio || 1);
    element.width = Math.round(width * ratio);
    element.height = Math.round(height * ratio);
    painter.resize(width, height, ratio, MARGIN, readLook(dark));
  }, [painter, width, dark]);

  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen || width === 0) return;
    film.goTo(day);
    const nothing = () => '';
    painter.paint(pen, {
      day,
      only: NOBODY,
      tree: null,
      glows: !still,
      circleLabel: nothing,
      personLabel: nothing,
    });
  });

  const whole = (n: number) => formatNumber(n, lang, { digits: 0 });
  const count = whole(countIn(story, forest, day));
  const at = t('start:hero.at', { day, count, runs: firstStory.runs() });
  const button = play.playing ? 'start:hero.pause' : play.steps ? 'start:hero.step' : 'start:hero.play';
  return (
    <>
      <div>
        <h2>{t('start:hero.title')}</h2>
        <p className="told">
          {t('start:hero.told', {
            founders: whole(story.founders),
            count: whole(countIn(story, forest, story.days)),
            people: whole(story.people),
          })}
        </p>
        <div className="player">
          <Button size="md" onClick={play.toggle}>
            {t(button)}
          </Button>
          <p aria-live="off">{at}</p>
        </div>
      </div>
      <div className="picture">
        <canvas ref={canvas} role="img" aria-label={t('start:hero.picture', { at })} />
      </div>
    </>
  );
}
