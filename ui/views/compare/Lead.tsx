import {
  currencyName,
  entry,
  formatDifference,
  headline,
  metricName,
  saturationWarnings,
  verdictSentence,
} from '../../../report/index.ts';
import { formatNumber } from '../../../i18n/index.ts';
import { DotPlot } from '../../charts/DotPlot.tsx';
import { useLocale } from '../../parts/locale.tsx';
import { lookOf, lookOfPair } from '../../parts/variants.ts';
import type { Runs } from '../../state/runs.ts';
import { useSettings } from '../../state/settings.ts';
import { differencesOf, leadOf, type Lead as Chosen } from './lead.ts';
import { isUnlike, type Shown } from './shown.ts';

/** Under this many runs nothing is judged. */
const TOO_FEW = 5;
/** Stand for the names of the two in the sentence, until they are drawn in their colours. */
const NAME = { a: '\uE000', b: '\uE001' } as const;

interface Props {
  readonly shown: Shown;
  readonly status: Runs['status'];
}

/** The answer: a sentence, and how sure it is as a picture of all runs. */
export function Lead({ shown, status }: Props) {
  const locale = useLocale();
  const { lang, t } = locale;
  const { controlsOf, against } = useSettings();
  const lead = leadOf(shown, controlsOf, against);
  if (lead === null) return null;
  const { comparison, baseline, variants } = shown;
  const { pair, a, b } = lead;
  const { metric } = comparison;
  const { currency, replicates } = baseline.variant.plan.scenario;
  const profit = entry(pair.metrics, 'profit');
  const earns = metric !== 'profit' && profit.difference !== null && profit.difference !== 0;
  const names = { [pair.a]: NAME.a, [pair.b]: NAME.b };
  const [how = ''] = headline(pair, comparison, names, names, currency, locale);
  const sentences = [how];
  if (earns) {
    const amount = formatDifference('profit', Math.abs(profit.difference), locale);
    const direction = profit.difference > 0 ? 'more' : 'less';
    sentences.push(
      t(`page:lead.earns.${direction}`, {
        b: lookOf(b).letter,
        amount,
        currency: currencyName(currency, locale),
      }),
    );
  }
  const space = lang === 'zh' ? '' : ' ';
  const running = status === 'running';
  const { n } = entry(pair.metrics, metric);
  const verdict = () => {
    if (running) return t('page:words.wait', { total: replicates });
    return n < TOO_FEW
      ? t('page:lead.few', { n })
      : verdictSentence(pair, comparison, lookOf(a).letter, locale);
  };
  const judged = [
    verdict(),
    ...(isUnlike(shown) ? [t('page:words.unlike')] : []),
    ...saturationWarnings(variants, locale),
  ];
  return (
    <section className="lead" aria-live={running ? 'off' : 'polite'} aria-label={t('page:words.title')}>
      <div>
        <p className="headline">
          {sentences
            .join(space)
            .split(/([\uE000\uE001])/)
            .map((text, k) => {
              if (text !== NAME.a && text !== NAME.b) return text;
              const at = text === NAME.a ? a : b;
              return <Name key={k} at={at} label={variants[at]?.label ?? ''} />;
            })}
        </p>
        <p className="judged">{judged.join(space)}</p>
      </div>
      <div className="dot-plots">
        {[metric, ...(earns ? ['profit'] : [])].map((id) => (
          <Differences key={id} id={id} lead={lead} shown={shown} />
        ))}
      </div>
    </section>
  );
}

function Name({ at, label }: { at: number; label: string }) {
  const { letter, colour } = lookOf(at);
  return (
    <span className="named" style={{ color: `var(${colour})` }}>
      <b className="badge" style={{ background: `var(${colour})` }}>
        {letter}
      </b>{' '}
      {label}
    </span>
  );
}

/** All differences of one metric, a dot a run. */
function Differences({ id, lead, shown }: { id: string; lead: Chosen; shown: Shown }) {
  const locale = useLocale();
  const { lang, t } = locale;
  const { comparison, baseline } = shown;
  const { pair, a, b } = lead;
  const { difference, ci, aheadPairs, n } = entry(pair.metrics, id);
  const smallest = id === comparison.metric ? comparison.smallestEffect : 0;
  const format = (value: number) => formatDifference(id, value, locale);
  const letters = { a: lookOf(a).letter, b: lookOf(b).letter };
  const metric = metricName(id, baseline.variant.plan.scenario.currency, locale);
  return (
    <DotPlot
      title={t('page:lead.minus', { metric, ...letters })}
      said={t('page:lead.ahead', { ahead: aheadPairs, n, b: letters.b })}
      values={differencesOf(shown, lead, id)}
      mean={difference}
      ci={ci}
      smallest={smallest}
      colour={lookOfPair(a, b).colour}
      format={format}
      each={(runs) => t('page:lead.each', { runs: formatNumber(runs, lang) })}
      zone={smallest > 0 ? t('page:lead.zone', { smallest: format(smallest) }) : null}
    />
  );
}
