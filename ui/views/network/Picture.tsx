import { useEffect, useMemo, useReducer, useRef, useState, type RefObject } from 'react';
import { formatNumber, formatShare } from '../../../i18n/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { useTheme } from '../../parts/theme.ts';
import type { Story } from '../../worker/story/told.ts';
import { CirclesPainter } from './circles-painter.ts';
import { countByCircle, type Film } from './film.ts';
import type { Forest, Tree } from './forest.ts';
import { readLook } from './look.ts';
import { useNames } from './names.ts';
import { PeoplePainter } from './painter.ts';
import { PeopleKeys } from './PeopleKeys.tsx';
import { hit, type Margin } from './place.ts';
import { useReducedMotion } from '@mantine/hooks';

interface Props {
  readonly as: 'people' | 'circles';
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  readonly story: Story;
  readonly forest: Forest;
  readonly film: Film;
  readonly day: number;
  readonly only: ReadonlySet<number>;
  readonly tree: Tree | null;
  readonly sentence: string;
  readonly onPerson: (person: number | null, from?: HTMLElement) => void;
}

/** A pointer is this near to what it means. */
const REACH = 7;
const MARGIN: Margin = { left: 18, right: 18, top: 26, bottom: 14 };
/** Where the picture says that it does not show everybody. */
const NOTED: Margin = { ...MARGIN, bottom: 34 };

/** The canvas, drawn when what it shows has changed. */
export function Picture({ as, canvas, story, forest, film, day, only, tree, sentence, onPerson }: Props) {
  const { t, lang } = useLocale();
  const dark = useTheme() === 'dark';
  const still = useReducedMotion();
  const names = useNames(story);
  const box = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0, ratio: 1 });
  const [, redraw] = useReducer((n: number) => n + 1, 0);
  const [over, setOver] = useState<{ x: number; y: number; text: string } | null>(null);
  const people = useMemo(() => new PeoplePainter(story, film, forest), [story, film, forest]);
  const discs = useMemo(() => new CirclesPainter(story, film, forest), [story, film, forest]);
  const shown = as === 'people' ? people : discs;
  const { sampled, person } = story.drawn;
  const noted = as === 'people' && sampled !== 'everybody';

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const see = () => {
      const { width, height } = element.getBoundingClientRect();
      setSize({
        width: Math.floor(width),
        height: Math.floor(height),
        ratio: Math.min(3, devicePixelRatio || 1),
      });
    };
    see();
    const watch = new ResizeObserver(see);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);

  // What is kept is drawn anew in another size or look.
  useEffect(() => {
    if (size.width === 0) return;
    shown.resize(size.width, size.height, size.ratio, noted ? NOTED : MARGIN, readLook(dark));
    redraw();
  }, [shown, size, dark, noted]);

  const whole = (n: number) => formatNumber(n, lang, { digits: 0 });
  const { counted } = forest;
  film.goTo(day);
  const inside = countByCircle(film, story, forest.counts);
  const shareIn = ({ id, people: of }: Story['circles'], c: number) =>
    t(`network:circle.share.${counted}`, { share: formatShare(inside[id[c]!]! / of[c]!, lang, 0) });

  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (!pen || size.width === 0) return;
    if (as === 'people') {
      const { places } = story.drawn;
      people.paint(pen, {
        day,
        only,
        tree,
        glows: !still,
        circleLabel: (c, chosen) => {
          const text = shareIn(places, c);
          return chosen ? t('network:circle.chosen', { circle: places.id[c]! + 1, share: text }) : text;
        },
        personLabel: names,
      });
    } else {
      discs.paint(pen, { day, only, label: (c) => shareIn(story.circles, c) });
    }
  });

  const find = (event: React.PointerEvent | React.MouseEvent): number => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const point = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
    const { x, y } = as === 'people' ? story.drawn : story.circles;
    return hit(x, y, shown.view, point, (k) => shown.radius(k) + (as === 'people' ? REACH : 0));
  };
  const hover = (event: React.PointerEvent) => {
    const k = find(event);
    if (k < 0) return setOver(null);
    if (as === 'people') {
      const person = story.drawn.person[k]!;
      return setOver({ ...people.at(k), text: names.withBrought(person, film) });
    }
    const { id, people: of, x, y } = story.circles;
    const { scale, left, top } = shown.view;
    setOver({
      x: left + scale * x[k]!,
      y: top + scale * y[k]! - shown.radius(k),
      text: t(`network:circle.of.${counted}`, {
        circle: id[k]! + 1,
        count: whole(inside[id[k]!]!),
        people: whole(of[k]!),
      }),
    });
  };
  const press = (event: React.MouseEvent) => {
    if (as !== 'people') return;
    const k = find(event);
    onPerson(k < 0 ? null : story.drawn.person[k]!);
  };
  return (
    <div className="network-picture" ref={box}>
      <canvas
        ref={canvas}
        width={Math.max(1, Math.round(size.width * size.ratio))}
        height={Math.max(1, Math.round(size.height * size.ratio))}
        role="img"
        aria-label={t(`network:picture.${as}`, { sentence })}
        className={over && as === 'people' ? 'pointing' : undefined}
        onPointerMove={hover}
        onPointerLeave={() => setOver(null)}
        onClick={press}
      />
      {as === 'people' && (
        <PeopleKeys
          story={story}
          film={film}
          day={day}
          painter={people}
          chosen={tree?.root ?? null}
          onPerson={onPerson}
        />
      )}
      {over && (
        <span className="network-over figures" style={{ left: over.x, top: over.y }} aria-hidden="true">
          {over.text}
        </span>
      )}
      {noted && (
        <p className="network-sampled">
          {sampled === 'circles'
            ? t('network:sampled.circles', {
                circles: new Set(Array.from(person, (one) => story.circle[one]!)).size,
                all: story.circleCount,
                drawn: whole(person.length),
                people: whole(story.people),
              })
            : t('network:sampled.people', { drawn: whole(person.length), people: whole(story.people) })}
        </p>
      )}
    </div>
  );
}
