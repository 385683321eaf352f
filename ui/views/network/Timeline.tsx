import { useId, useMemo } from 'react';
import { formatDate, formatNumber } from '../../../i18n/index.ts';
import { STAGES } from '../../../sim/index.ts';
import { LAYERS } from '../../charts/layers.ts';
import { useLocale } from '../../parts/locale.tsx';
import type { Story } from '../../worker/story/told.ts';
import { PER_SECOND, type Play } from './play.ts';
import { bands, dayTicks } from './stacks.ts';
import './timeline.css';

interface Props {
  readonly story: Story;
  readonly play: Play;
  /** People counted on the day. */
  readonly count: number;
  /** Date of day 0, where the scenario has one. */
  readonly startDate: string | undefined;
}

/** The year at the foot: stages by day, a day to drag, and Play. */
export function Timeline({ story, play, count, startDate }: Props) {
  const { lang, t } = useLocale();
  const { days, gatherings } = story;
  const { day } = play;
  const dayOf = t('network:play.day', { day });
  const label = t(
    play.steps ? 'network:play.month' : play.playing ? 'network:play.stop' : 'network:play.start',
  );
  const at = (one: number) => `${days === 0 ? 0 : (100 * one) / days}%`;
  return (
    <section className="network-time" aria-label={t('network:play.scrub')}>
      <button type="button" className="network-play" onClick={play.toggle} aria-label={label} title={label}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          {play.playing ? (
            <path d="M7.5 6h3v12h-3zM13.5 6h3v12h-3z" />
          ) : play.steps ? (
            <path d="M7 6.2v11.6L15 12zM16 6h2v12h-2z" />
          ) : (
            <path d="M9 6.2v11.6L18 12z" />
          )}
        </svg>
      </button>
      <div className="network-when">
        <b className="figures">{dayOf}</b>
        <span>
          {startDate === undefined
            ? t('network:play.speed', { days: PER_SECOND })
            : formatDate(startDate, day, lang)}
        </span>
      </div>
      <div className="network-track">
        <Stacks story={story} day={day} />
        <span className="network-now" style={{ left: at(day) }} aria-hidden="true" />
        <input
          type="range"
          min={0}
          max={days}
          step={1}
          value={day}
          aria-label={t('network:play.scrub')}
          aria-valuetext={t('network:play.dayIn', { day, count: formatNumber(count, lang, { digits: 0 }) })}
          onChange={(e) => play.go(Number(e.currentTarget.value))}
        />
        <div className="network-axis figures" aria-hidden="true">
          {[...gatherings].map((one) => (
            <i key={one} style={{ left: at(one) }} />
          ))}
          {dayTicks(days).map((tick) => (
            <span key={tick} style={{ left: at(tick) }}>
              {tick === 0 ? t('network:play.first') : tick}
            </span>
          ))}
        </div>
      </div>
      {gatherings.length > 0 && (
        <p className="network-gathering" aria-hidden="true">
          <i /> {t('network:play.gathering')}
        </p>
      )}
    </section>
  );
}

/** Stages by day on top of each other, the days to come faint. */
function Stacks({ story, day }: { story: Story; day: number }) {
  const id = useId();
  const paths = useMemo(
    () =>
      bands(
        story,
        LAYERS.map(({ id }) => STAGES.findIndex((stage) => stage.id === id)),
      ),
    [story],
  );
  const { days } = story;
  return (
    <svg
      className="network-stacks"
      viewBox={`0 0 ${Math.max(1, days)} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <defs>
        <clipPath id={id}>
          <rect x={0} y={0} width={day} height={100} />
        </clipPath>
      </defs>
      {[
        { opacity: 0.28, clip: undefined },
        { opacity: 1, clip: `url(#${id})` },
      ].map(({ opacity, clip }) => (
        <g key={opacity} opacity={opacity} clipPath={clip}>
          {paths.map((path, k) => (
            <path key={LAYERS[k]!.id} d={path} fill={`var(--stage-${LAYERS[k]!.id})`} />
          ))}
        </g>
      ))}
    </svg>
  );
}
