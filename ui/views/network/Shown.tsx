import { Button } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useRef, useState } from 'react';
import { formatNumber } from '../../../i18n/index.ts';
import { unlessTyping } from '../../parts/keys.ts';
import { useLocale } from '../../parts/locale.tsx';
import type { Asked } from '../../state/network.ts';
import { useSettings } from '../../state/settings.ts';
import type { Story } from '../../worker/story/told.ts';
import { Card } from './Card.tsx';
import { DayTable } from './DayTable.tsx';
import type { Film } from './film.ts';
import { countIn, treeOf, type Forest } from './forest.ts';
import { Legend } from './Legend.tsx';
import { useLuck } from './luck.ts';
import { Picture } from './Picture.tsx';
import { usePlay } from './play.ts';
import { pictureName, savePicture } from './save.ts';
import { RunCard, Scenario } from './Scenario.tsx';
import { Timeline } from './Timeline.tsx';
import { ViewChoice } from './ViewChoice.tsx';

interface Props {
  readonly story: Story;
  readonly forest: Forest;
  readonly film: Film;
  readonly of: Asked;
  /** What is shown is of settings that have changed since. */
  readonly fading: boolean;
}

/** One run: its sentence, its people, its days. */
export function Shown({ story, forest, film, of, fading }: Props) {
  const { t, lang } = useLocale();
  const { networkAs, set } = useSettings();
  const play = usePlay(story.days);
  const [only, setOnly] = useState<ReadonlySet<number>>(new Set());
  const [chosen, setChosen] = useState<number | null>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const opener = useRef<HTMLElement | null>(null);
  const { day } = play;
  const count = countIn(story, forest, day);
  const whole = (n: number) => formatNumber(n, lang, { digits: 0 });
  const sentence = t(`network:sentence.${forest.counted}`, {
    day,
    count: whole(count),
    people: whole(story.people),
  });
  const note = useLuck(of, forest.counted, day, count);
  const open = (person: number | null, from?: HTMLElement) => {
    if (person !== null) opener.current = from ?? null;
    else if (chosen !== null) opener.current?.focus();
    setChosen(person);
  };
  useHotkeys(
    [
      ['[', unlessTyping(() => play.move(-1))],
      [']', unlessTyping(() => play.move(1))],
      ['T', unlessTyping(() => set({ networkAs: networkAs === 'table' ? 'people' : 'table' }))],
      ['Escape', () => open(null)],
    ],
    ['SELECT', 'TEXTAREA'],
  );
  useHotkeys([['Space', playKey(play.toggle), { preventDefault: false }]], ['SELECT', 'TEXTAREA']);
  const tree = chosen === null ? null : treeOf(forest, chosen, film.rowsUntil(day));
  const { plan, label } = of.variant;
  const asPicture = networkAs !== 'table';
  return (
    <div className={fading ? 'network-frame fading' : 'network-frame'}>
      <div className="network-side">
        <Scenario shown={of} />
        <h2 className="network-sentence figures" aria-live={play.playing ? 'off' : 'polite'}>
          {sentence}
        </h2>
        {story.founders > 0 && (
          <p className="network-began">{t('network:began', { count: story.founders })}</p>
        )}
        <Legend story={story} day={day} only={only} onOnly={setOnly} />
        <RunCard shown={of} note={note} />
        {asPicture && (
          <Button
            className="network-save"
            size="compact-xs"
            variant="subtle"
            color="gray"
            onClick={() =>
              canvas.current &&
              savePicture(canvas.current, sentence, pictureName(label, of.at, of.replicate, day))
            }
          >
            {t('network:save')}
          </Button>
        )}
      </div>
      <div className="network-top">
        <ViewChoice />
      </div>
      {asPicture ? (
        <Picture
          key={networkAs}
          as={networkAs}
          canvas={canvas}
          {...{ story, forest, film, day, only, tree, sentence }}
          onPerson={open}
        />
      ) : (
        <DayTable story={story} forest={forest} film={film} day={day} />
      )}
      {tree && asPicture && networkAs === 'people' && (
        <Card
          story={story}
          forest={forest}
          film={film}
          day={day}
          tree={tree}
          onClose={() => open(null)}
          onPerson={open}
        />
      )}
      <Timeline story={story} play={play} count={count} startDate={plan.scenario.start?.date} />
    </div>
  );
}

/** Space does what the focused control does with it; elsewhere it plays. */
function playKey(toggle: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    const on = event.target as HTMLElement;
    const range = on instanceof HTMLInputElement && on.type === 'range';
    if (!range && on.closest('button, input, a, summary, [role="button"]')) return;
    event.preventDefault();
    toggle();
  };
}
