import { Alert, NativeSelect, SegmentedControl } from '@mantine/core';
import { useDeferredValue } from 'react';
import { metricName, whyHeadline, whySentences } from '../../../report/index.ts';
import { inBoth, metricsOf, type Experiment, type Variant } from '../../../sim/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { RunTools, type Work } from '../../parts/RunTools.tsx';
import { differs, lookOf } from '../../parts/variants.ts';
import { useLoaded } from '../../state/loaded.ts';
import { pagePlugins } from '../../state/plugins.ts';
import { useSettings } from '../../state/settings.ts';
import { chosenFor, useWhy } from '../../state/why.ts';
import { Effects } from './Effects.tsx';
import { SeedingValue } from './SeedingValue.tsx';
import './why.css';

interface Props {
  /** As the settings have them now; what was explained may differ. */
  readonly variants: readonly Variant[];
  readonly experiment: Experiment | null;
}

/** What a result is owed to: the same runs without each part, one at a time. */
export function Why() {
  return (
    <>
      <Tools />
      <Explanation />
    </>
  );
}

function Tools() {
  const { experiment, variants } = useLoaded();
  const chosen = chosenFor(useSettings(), variants, experiment);
  const { status, done, total, problem, start, cancel } = useWhy();
  const work: Work = {
    status,
    done,
    total,
    problem,
    cancel,
    start: () => chosen && start(chosen.variant, chosen.metric),
  };
  return <RunTools work={work} />;
}

function Explanation() {
  const { lastGood: variants, experiment } = useLoaded();
  const locale = useLocale();
  const { t, lang } = locale;
  const { status, variant, metric, why: latest } = useWhy();
  const why = useDeferredValue(latest);
  const settings = useSettings();
  const chosen = chosenFor(settings, variants, experiment);
  const stale =
    variant !== null && chosen !== null && (metric !== chosen.metric || differs(variant, chosen.variant));
  const currency = variant?.plan.scenario.currency ?? '';
  const words = why && whySentences(why, currency, locale);
  const headline = why && whyHeadline(why, currency, locale);
  const space = lang === 'zh' ? '' : ' ';
  return (
    <div className="compare" aria-busy={status === 'running' || why !== latest}>
      <Choices variants={variants} experiment={experiment} />
      {!why && (
        <section className="empty">
          <p>{t(status === 'running' ? 'page:why.first' : 'page:why.empty')}</p>
        </section>
      )}
      {why && words && (
        <>
          {stale && (
            <Alert color="gray" className="state">
              {t('page:state.stale')}
            </Alert>
          )}
          <section
            className="words why-words"
            aria-live={status === 'running' ? 'off' : 'polite'}
            aria-label={t('page:words.title')}
          >
            <article className="finding">
              {headline !== null && <p className="headline">{headline}</p>}
              <p>{words.before.join(space)}</p>
            </article>
          </section>
          <Effects why={why} currency={currency} />
          <section className="words why-words">
            {words.after.map((sentence) => (
              <p key={sentence} className="aside">
                {sentence}
              </p>
            ))}
          </section>
          {why.seeding && <SeedingValue seeding={why.seeding} />}
          {variant?.plan.oneGraph && <p className="note">{t('terminal:run.givenGraph')}</p>}
        </>
      )}
    </div>
  );
}

/** Which community is explained, and by which metric. */
function Choices({ variants, experiment }: Props) {
  const locale = useLocale();
  const { localised, t } = locale;
  const settings = useSettings();
  const { set } = settings;
  const chosen = chosenFor(settings, variants, experiment);
  if (!chosen) return null;
  const { currency } = chosen.variant.plan.scenario;
  return (
    <div className="why-choices">
      {variants.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('page:why.variant')}
          data={variants.map((_, k) => ({ value: String(k), label: lookOf(k).letter }))}
          value={String(chosen.at)}
          // The knobs follow: what is changed there is what is explained here.
          onChange={(value) => set({ whyOf: Number(value), controlsOf: Number(value) })}
        />
      )}
      <p>
        <b>{lookOf(chosen.at).letter}</b> {localised(inBoth(chosen.variant.label))}
      </p>
      <NativeSelect
        size="xs"
        aria-label={t('page:why.metric')}
        data={metricsOf(pagePlugins()).map(({ id }) => ({
          value: id,
          label: metricName(id, currency, locale),
        }))}
        value={chosen.metric}
        onChange={(e) => set({ whyMetric: e.currentTarget.value })}
      />
    </div>
  );
}
