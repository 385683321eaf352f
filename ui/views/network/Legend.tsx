import { formatNumber } from '../../../i18n/index.ts';
import { STAGES } from '../../../sim/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import type { Story } from '../../worker/story/told.ts';

interface Props {
  readonly story: Story;
  readonly day: number;
  readonly only: ReadonlySet<number>;
  readonly onOnly: (only: ReadonlySet<number>) => void;
}

/** From the top of the ladder down, and below it those beside it. */
const ORDER = [
  ...STAGES.filter(({ rank }) => rank >= 0).toReversed(),
  ...STAGES.filter(({ rank }) => rank < 0),
].map((row) => STAGES.indexOf(row));

/** Stages with the number of people on each; a press shows only those. */
export function Legend({ story, day, only, onOnly }: Props) {
  const { lang, localised, t } = useLocale();
  const toggle = (stage: number) => {
    const others = [...only].filter((one) => one !== stage);
    onOnly(new Set(only.has(stage) ? others : [...others, stage]));
  };
  return (
    <section className="network-legend" aria-label={t('network:stages.title')}>
      <ul>
        {ORDER.map((stage) => {
          const { id, name } = STAGES[stage]!;
          return (
            <li key={id}>
              <button type="button" aria-pressed={only.has(stage)} onClick={() => toggle(stage)}>
                <span
                  className={`network-dot ${id}`}
                  style={{ color: `var(--stage-${id})` }}
                  aria-hidden="true"
                />
                <span className="network-stage">{localised(name)}</span>
                <span className="figures">
                  {formatNumber(story.stages[day * STAGES.length + stage]!, lang, { digits: 0 })}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      <p className="network-note">{t('network:stages.note')}</p>
    </section>
  );
}
