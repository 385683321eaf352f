import { Alert, SegmentedControl } from '@mantine/core';
import { useDeferredValue } from 'react';
import { formatNumber } from '../../../i18n/index.ts';
import { healthCard, item, type CardLine } from '../../../report/index.ts';
import {
  ALONE_DAYS,
  ATTENDED_DAYS,
  HEALTH_REPLICATES,
  inBoth,
  STANDARD_LEVEL,
  type HealthReading,
  type Variant,
} from '../../../sim/index.ts';
import { Figure } from '../../charts/Figure.tsx';
import { useLocale } from '../../parts/locale.tsx';
import { RunTools, type Work } from '../../parts/RunTools.tsx';
import { differs, lookOf } from '../../parts/variants.ts';
import { useHealth } from '../../state/health.ts';
import { useLoaded } from '../../state/loaded.ts';
import { useSettings } from '../../state/settings.ts';
import { onLine } from './scale.ts';
import './health.css';

const PERCENT = 100 * STANDARD_LEVEL;

/** Vital signs of one scenario against those of real communities, and what becomes of it when it is left alone. */
export function Health() {
  const { variants, lastGood } = useLoaded();
  const { controlsOf } = useSettings();
  const { status, done, total, problem, start, cancel } = useHealth();
  const chosen = chosenOf(variants, controlsOf);
  const work: Work = { status, done, total, problem, cancel, start: () => chosen && start(chosen) };
  return (
    <>
      <RunTools work={work} />
      <Examination variants={lastGood} at={Math.min(controlsOf, lastGood.length - 1)} />
    </>
  );
}

const chosenOf = (variants: readonly Variant[], at: number): Variant | null =>
  variants[Math.min(at, variants.length - 1)] ?? null;

function Examination({ variants, at }: { readonly variants: readonly Variant[]; readonly at: number }) {
  const { t, lang } = useLocale();
  const { status, variant, readings: latest } = useHealth();
  const readings = useDeferredValue(latest);
  const chosen = chosenOf(variants, at);
  const stale = variant !== null && chosen !== null && differs(variant, chosen);
  const number = (days: number) => formatNumber(days, lang);
  return (
    <div className="compare" aria-busy={status === 'running'}>
      <Choice variants={variants} at={at} />
      {!readings && (
        <section className="empty">
          <p>
            {t(status === 'running' ? 'health:page.first' : 'health:page.empty', {
              days: number(ATTENDED_DAYS),
              alone: number(ALONE_DAYS),
            })}
          </p>
        </section>
      )}
      {readings && stale && (
        <Alert color="gray" className="state">
          {t('page:state.stale')}
        </Alert>
      )}
      {readings && <Card readings={readings} quiet={status === 'running'} />}
    </div>
  );
}

/** Which of the scenarios is examined: the one whose controls are shown. */
function Choice({ variants, at }: { readonly variants: readonly Variant[]; readonly at: number }) {
  const { localised, t } = useLocale();
  const { set } = useSettings();
  const chosen = chosenOf(variants, at);
  if (!chosen) return null;
  return (
    <div className="why-choices">
      {variants.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('health:page.variant')}
          data={variants.map((_, k) => ({ value: String(k), label: lookOf(k).letter }))}
          value={String(at)}
          onChange={(value) => set({ controlsOf: Number(value) })}
        />
      )}
      <p>
        <b>{lookOf(at).letter}</b> {localised(inBoth(chosen.label))}
      </p>
    </div>
  );
}

function Card({ readings, quiet }: { readonly readings: readonly HealthReading[]; readonly quiet: boolean }) {
  const locale = useLocale();
  const { t } = locale;
  const { lines, counts } = healthCard(readings, locale);
  const table = () => ({
    head: [
      t('health:head.sign'),
      t('health:head.found'),
      t('terminal:table.interval', { percent: PERCENT }),
      t('health:head.usual'),
      t('health:head.verdict'),
    ],
    rows: lines.map((line) => [line.name, line.found, line.interval, line.usual, line.verdictName]),
  });
  return (
    <>
      <section className="words" aria-live={quiet ? 'off' : 'polite'}>
        <article className="finding">
          <p className="headline">{counts}</p>
        </article>
      </section>
      <Figure
        title={t('health:page.signs')}
        note={t('health:page.note', { percent: PERCENT, runs: HEALTH_REPLICATES })}
        table={table}
      >
        <ul className="signs">
          {lines.map((line, k) => (
            <Sign key={line.id} line={line} reading={item(readings, k)} />
          ))}
        </ul>
      </Figure>
      <p className="note">{t('health:fair')}</p>
    </>
  );
}

function Sign({ line, reading }: { readonly line: CardLine; readonly reading: HealthReading }) {
  const { t } = useLocale();
  const [meaning, ...details] = line.advice;
  return (
    <li data-verdict={line.verdict}>
      <span className="verdict">{line.verdictName}</span>
      <span className="what">{line.name}</span>
      <Line reading={reading} />
      <span className="figures">
        <b>{line.found}</b>
        <span className="note">{t('health:page.usual', { range: line.usual })}</span>
      </span>
      {meaning !== undefined && (
        <div className="advice">
          <p>{meaning}</p>
          <details>
            <summary>{t('health:page.more')}</summary>
            {details.map((one) => (
              <p key={one}>{one}</p>
            ))}
          </details>
        </div>
      )}
    </li>
  );
}

/** What is usual as a band, what was found as a disc with its interval; the numbers stand in words beside it. */
function Line({ reading }: { readonly reading: HealthReading }) {
  const { usual, interval, mean } = onLine(reading);
  const span = ([from, to]: readonly [number, number]) => ({
    left: `${100 * from}%`,
    width: `${100 * (to - from)}%`,
  });
  return (
    <span className="sign-line" aria-hidden="true">
      <span className="usual" style={span(usual)} />
      {interval && <span className="interval" style={span(interval)} />}
      {mean !== null && <span className="disc" style={{ left: `${100 * mean}%` }} />}
    </span>
  );
}
