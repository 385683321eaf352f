import { formatInterval, formatNumber } from '../../../i18n/index.ts';
import type { Summary, AblationStudy } from '../../../sim/index.ts';
import { Figure } from '../../charts/Figure.tsx';
import { useLocale } from '../../parts/locale.tsx';
import { Whisker } from './Whisker.tsx';

const PARTS = ['total', 'expansion', 'acceleration'] as const;

/** The worth of the founders, split into who would not have come and who would have come later. */
export function SeedingValue({ seeding }: { seeding: NonNullable<AblationStudy['seeding']> }) {
  const { t, lang } = useLocale();
  const number = (value: number) => formatNumber(value, lang);
  const words = ({ mean, ci }: Summary) =>
    `${mean === null ? '–' : number(mean)}${ci === null ? '' : t('page:why.bracketed', { text: formatInterval(ci, lang, number) })}`;
  const ends = PARTS.flatMap((part) => [seeding[part].mean ?? 0, ...(seeding[part].ci ?? [])]);
  const scale = [Math.min(0, ...ends), Math.max(0, ...ends)] as const;
  const rows = PARTS.map((part) => ({ part, label: t(`page:why.${part}`), value: words(seeding[part]) }));
  return (
    <Figure
      title={t('page:why.seeding')}
      note={t('page:why.seedingNote')}
      table={() => ({
        head: [t('page:why.part'), t('page:why.seeding')],
        rows: rows.map(({ label, value }) => [label, value]),
      })}
    >
      <ul className="effects">
        {rows.map(({ part, label, value }) => (
          <li key={part} className={part === 'total' ? 'whole' : 'part'}>
            <span className="what">{label}</span>
            <Whisker value={seeding[part].mean} ci={seeding[part].ci} scale={scale} />
            <span className="note figures">{value}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
