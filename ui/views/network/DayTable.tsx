import { formatNumber, formatShare } from '../../../i18n/index.ts';
import { STAGES } from '../../../sim/index.ts';
import { DataTable } from '../../charts/Figure.tsx';
import { useLocale } from '../../parts/locale.tsx';
import type { Story } from '../../worker/story/told.ts';
import { countByCircle, type Film } from './film.ts';
import type { Forest } from './forest.ts';

interface Props {
  readonly story: Story;
  readonly forest: Forest;
  readonly film: Film;
  readonly day: number;
}

/** Longer tables are not read. */
const MOST = 100;

/** The same day in numbers. */
export function DayTable({ story, forest, film, day }: Props) {
  const { lang, localised, t } = useLocale();
  const whole = (n: number) => formatNumber(n, lang, { digits: 0 });
  const share = (part: number, of: number) => formatShare(of === 0 ? 0 : part / of, lang, 1);
  const inside = countByCircle(film.goTo(day), story, forest.counts);
  const { id, people } = story.circles;
  const stages = t('network:table.stages', { day });
  const circles = t('network:table.circles', { day });
  return (
    <div className="network-tables">
      <section>
        <h3>{stages}</h3>
        <DataTable
          label={stages}
          head={[t('network:table.stage'), t('network:table.people'), t('network:table.share')]}
          rows={STAGES.map(({ name }, stage) => {
            const n = story.stages[day * STAGES.length + stage]!;
            return [localised(name), whole(n), share(n, story.people)];
          })}
        />
      </section>
      {story.circleCount > 1 && (
        <section>
          <h3>{circles}</h3>
          <DataTable
            label={circles}
            head={[
              t('network:table.circle'),
              t('network:table.people'),
              t(`network:table.counted.${forest.counted}`),
              t('network:table.share'),
            ]}
            rows={[...id.subarray(0, MOST)].map((circle, c) => [
              String(circle + 1),
              whole(people[c]!),
              whole(inside[circle]!),
              share(inside[circle]!, people[c]!),
            ])}
          />
          {story.circleCount > MOST && (
            <p className="network-note">
              {t('network:table.first', { count: MOST, all: whole(story.circleCount) })}
            </p>
          )}
        </section>
      )}
    </div>
  );
}
