import { formatInterval, formatNumber } from '../../../i18n/index.ts';
import type { Summary, Why } from '../../../sim/index.ts';
import { Figure } from '../../charts/Figure.tsx';
import { useReader } from '../../parts/reader.tsx';
import { Whisker } from './Whisker.tsx';

const PARTS = ['total', 'expansion', 'acceleration'] as const;

/** The worth of the founders, split into who would not have come and who would have come later. */
export function SeedingValue({ seeding }: { seeding: NonNullable<Why['seeding']> }) {
  const { say, lang } = useReader();
  const number = (value: number) => formatNumber(value, lang);
  const words = ({ mean, ci }: Summary) =>
    `${mean === null ? '–' : number(mean)}${ci === null ? '' : say('page:why.bracketed', { text: formatInterval(ci, lang, number) })}`;
  const ends = PARTS.flatMap((part) => [seeding[part].mean ?? 0, ...(seeding[part].ci ?? [])]);
  const scale = [Math.min(0, ...ends), Math.max(0, ...ends)] as const;
  const rows = PARTS.map((part) => [say(`page:why.${part}`), words(seeding[part])] as const);
  return (
    <Figure
      title={say('page:why.seeding')}
      note={say('page:why.seedingNote')}
      table={() => ({ head: [say('page:why.part'), say('page:why.seeding')], rows })}
    >
      <ul className="effects">
        {PARTS.map((part, k) => (
          <li key={part} className={part === 'total' ? 'whole' : 'part'}>
            <span className="what">{rows[k][0]}</span>
            <Whisker value={seeding[part].mean} ci={seeding[part].ci} scale={scale} />
            <span className="note figures">{rows[k][1]}</span>
          </li>
        ))}
      </ul>
    </Figure>
  );
}
