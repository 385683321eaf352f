import { formatNumber } from '../../../i18n/index.ts';
import {
  currencyName,
  formatDifference,
  formatDifferenceRange,
  formatMetric,
  formatRange,
  ablationName,
} from '../../../report/index.ts';
import { metricsOf, type Effect, type AblationStudy } from '../../../sim/index.ts';
import { Figure } from '../../charts/Figure.tsx';
import { useLocale } from '../../parts/locale.tsx';
import { pagePlugins } from '../../state/plugins.ts';
import { Whisker } from './Whisker.tsx';

interface Props {
  readonly why: AblationStudy;
  readonly currency: string;
}

/** What each part did: its effect with interval, and the credit beside it, on one scale where both are people. */
export function Effects({ why, currency }: Props) {
  const locale = useLocale();
  const { t, lang } = locale;
  const { effects, metric } = why;
  if (effects.length === 0) return null;
  const ofPeople = metricsOf(pagePlugins()).find(({ id }) => id === metric)?.unit === 'people';
  const credited = effects.some(({ forest }) => forest !== null);
  const priced = effects.some((one) => (one.costPerIncrementalMember?.value ?? 0) !== 0);
  const bracketed = (text: string) => t('page:why.bracketed', { text });
  const people = (value: number | null) => (value === null ? '–' : formatNumber(value, lang));
  const effectOf = ({ effect: { difference, ci } }: Effect) => {
    const text = formatDifference(metric, difference, locale);
    const flat = ci === null || ci[0] === ci[1];
    return flat ? text : `${text}${bracketed(formatDifferenceRange(metric, ci, locale))}`;
  };
  const priceOf = ({ costPerIncrementalMember: price }: Effect) => {
    if (price === null) return '–';
    const value = formatMetric('costPerMember', price.value, locale);
    return price.ci === null ? value : `${value}${bracketed(formatRange('costPerMember', price.ci, locale))}`;
  };
  const table = () => ({
    head: [
      t('page:why.part'),
      t('terminal:why.effect'),
      ...(credited ? [t('terminal:why.direct'), t('terminal:why.forest')] : []),
      ...(priced ? [`${t('terminal:why.price')}${bracketed(currencyName(currency, locale))}`] : []),
    ],
    rows: effects.map((one) => [
      ablationName(one, locale),
      effectOf(one),
      ...(credited ? [people(one.direct), people(one.forest)] : []),
      ...(priced ? [priceOf(one)] : []),
    ]),
  });
  const credits = (one: Effect) => (ofPeople ? { ring: one.direct, disc: one.forest } : {});
  const ends = effects.flatMap((one) => {
    const { effect } = one;
    const values = [effect.difference, ...(effect.ci ?? []), ...Object.values(credits(one))];
    return values.filter((value) => value !== null);
  });
  const scale = [Math.min(0, ...ends), Math.max(0, ...ends)] as const;
  return (
    <Figure
      title={t('page:why.effects')}
      note={t(ofPeople && credited ? 'page:why.effectsNote' : 'page:why.effectsNoteOther')}
      table={table}
    >
      <ul className="effects">
        {effects.map((one) => (
          <li key={one.id} className={one.kind === 'mechanism' ? 'whole' : 'part'}>
            <span className="what">{ablationName(one, locale)}</span>
            <Whisker value={one.effect.difference} ci={one.effect.ci} scale={scale} {...credits(one)} />
            <span className="note figures">
              {effectOf(one)}
              {one.forest !== null &&
                ` · ${t('terminal:why.direct')} ${people(one.direct)} · ${t('terminal:why.forest')} ${people(one.forest)}`}
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
