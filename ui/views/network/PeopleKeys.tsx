import { useState } from 'react';
import { useLocale } from '../../parts/locale.tsx';
import type { Story } from '../../worker/story/told.ts';
import type { Film } from './film.ts';
import { useNames } from './names.ts';
import type { PeoplePainter } from './painter.ts';
import { byBrought } from './place.ts';

interface Props {
  readonly story: Story;
  readonly film: Film;
  readonly day: number;
  readonly painter: PeoplePainter;
  readonly chosen: number | null;
  readonly onPerson: (person: number, from: HTMLElement) => void;
}

/** As many people as somebody steps through. */
const MOST = 40;

/** People by keyboard: one stop for Tab, arrows go from whoever brought most to whoever brought least, Enter opens. */
export function PeopleKeys({ story, film, day, painter, chosen, onPerson }: Props) {
  const { t } = useLocale();
  const names = useNames(story);
  const [at, setAt] = useState<number | null>(null);
  film.goTo(day);
  const ranked = byBrought(story.drawn.person, film.brought, MOST);
  // Whoever has the focus keeps it while days pass.
  const listed = at !== null && !ranked.includes(at) ? [...ranked, at] : ranked;
  if (listed.length === 0) return null;
  const stop = at ?? (chosen !== null && listed.includes(chosen) ? chosen : listed[0]!);
  const step = (event: React.KeyboardEvent<HTMLUListElement>) => {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]!;
    const edge = { Home: 0, End: listed.length - 1 }[event.key]!;
    if (by === undefined && edge === undefined) return;
    event.preventDefault();
    const to = edge ?? Math.max(0, Math.min(listed.length - 1, listed.indexOf(stop) + (by ?? 0)));
    event.currentTarget.querySelectorAll('button')[to]!.focus();
  };
  return (
    <ul className="network-keys" aria-label={t('network:person.list')} onKeyDown={step}>
      {listed.map((person) => {
        const point = painter.at(painter.placeOf(person));
        return (
          <li key={person}>
            <button
              type="button"
              tabIndex={person === stop ? 0 : -1}
              aria-label={names.withBrought(person, film)}
              style={{ left: point.x, top: point.y }}
              onFocus={() => setAt(person)}
              onBlur={() => setAt(null)}
              onClick={(event) => onPerson(person, event.currentTarget)}
            />
          </li>
        );
      })}
    </ul>
  );
}
