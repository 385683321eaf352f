import { formatNumber } from '../../../i18n/index.ts';
import {
  currencyName,
  formatDifference,
  formatDifferenceRange,
  formatMetric,
  formatRange,
  removalName,
} from '../../../report/index.ts';
import { METRICS, type Effect, type Why } from '../../../sim/index.ts';
import { Figure } from '../../charts/Figure.tsx';
import { useReader } from '../../parts/reader.tsx';
import { Whisker } from './Whisker.tsx';

interface Props {
  readonly why: Why;
  readonly currency: string;
}

/** What each part did: its effect with interval, and the credit beside it, on one scale where both are people. */
export function Effects({ why, currency }: Props) {
  const reader = useReader();
  const { say, lang } = reader;
  const { effects, metric } = why;
  if (effects.length === 0) return null;
  const ofPeople = METRICS.find(({ id }) => id === metric)?.unit === 'people';
  const credited = effects.some(({ forest }) => forest !== null);
  const priced = effects.some((one) => (one.costPerIncrementalMember?.value ?? 0) !== 0);
  const bracketed = (text: string) => say('page:why.bracketed', { text });
  const people = (value: number | null) => (value === null ? '–' : formatNumber(value, lang));
  const effectOf = ({ effect: { difference, ci } }: Effect) => {
    const text = formatDifference(metric, difference, reader);
    const flat = ci === null || ci[0] === ci[1];
    return flat ? text : `${text}${bracketed(formatDifferenceRange(metric, ci, reader))}`;
  };
  const priceOf = ({ costPerIncrementalMember: price }: Effect) => {
    if (price === null) return '–';
    const value = formatMetric('costPerMember', price.value, reader);
    return price.ci === null ? value : `${value}${bracketed(formatRange('costPerMember', price.ci, reader))}`;
  };
  const table = () => ({
    head: [
      say('page:why.part'),
      say('terminal:why.effect'),
      ...(credited ? [say('terminal:why.direct'), say('terminal:why.forest')] : []),
      ...(priced ? [`${say('terminal:why.price')}${bracketed(currencyName(currency, reader))}`] : []),
    ],
    rows: effects.map((one) => [
      removalName(one, reader),
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
      title={say('page:why.effects')}
      note={say(ofPeople && credited ? 'page:why.effectsNote' : 'page:why.effectsNoteOther')}
      table={table}
    >
      <ul className="effects">
        {effects.map((one) => (
          <li key={one.id} className={one.kind === 'mechanism' ? 'whole' : 'part'}>
            <span className="what">{removalName(one, reader)}</span>
            <Whisker value={one.effect.difference} ci={one.effect.ci} scale={scale} {...credits(one)} />
            <span className="note figures">
              {effectOf(one)}
              {one.forest !== null &&
                ` · ${say('terminal:why.direct')} ${people(one.direct)} · ${say('terminal:why.forest')} ${people(one.forest)}`}
            </span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
