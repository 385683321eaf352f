import { tablesOf } from '../../sim/index.ts';
import { formatShare } from '../../i18n/index.ts';
import { creditLine } from '../../report/index.ts';
import { useLocale } from '../parts/locale.tsx';
import { Figure } from './Figure.tsx';

interface Props {
  readonly title: string;
  readonly note: string;
  readonly rows: readonly { letter: string; label: string; shares: Readonly<Record<string, number>> }[];
}

/** What made people join, by source: one bar of 100 % a variant. */
export function CreditBars({ title, note, rows }: Props) {
  const locale = useLocale();
  const { lang, localised, t } = locale;
  const used = tablesOf(locale.plugins).sources.filter(({ id }) =>
    rows.some(({ shares }) => (shares[id] ?? 0) >= 0.005),
  );
  const percent = (share: number | undefined) => formatShare(share ?? 0, lang, 0);
  const table = () => ({
    head: [t('page:chart.source'), ...rows.map((row) => `${row.letter} ${row.label}`)],
    rows: used.map((source) => [localised(source), ...rows.map(({ shares }) => percent(shares[source.id]))]),
  });
  return (
    <Figure title={title} table={table} note={note}>
      {used.length === 0 && <p className="empty">{t('page:chart.nobodyJoined')}</p>}
      <div className="credit" hidden={used.length === 0}>
        {rows.map(({ letter, label, shares }) => (
          <div key={letter} className="credit-row">
            <span>
              <b>{letter}</b> {label}
            </span>
            <div className="bar" aria-hidden="true">
              {used.map(({ id }) => (
                <span
                  key={id}
                  style={{ width: `${(shares[id] ?? 0) * 100}%`, background: `var(--source-${id})` }}
                />
              ))}
            </div>
            <span className="note figures">{creditLine(shares, locale) || t('page:chart.nobodyJoined')}</span>
          </div>
        ))}
      </div>
      <ul className="legend tight">
        {used.map((source) => (
          <li key={source.id}>
            <span
              className="swatch"
              style={{ background: `var(--source-${source.id})` }}
              aria-hidden="true"
            />
            {localised(source)}
          </li>
        ))}
      </ul>
    </Figure>
  );
}
