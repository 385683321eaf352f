import {
  anyWorlds,
  entry,
  headline,
  pairingSentences,
  priceSentences,
  verdictSentence,
} from '../../../report/index.ts';
import { useLocale } from '../../parts/locale.tsx';
import { lookOf } from '../../parts/variants.ts';
import type { Runs } from '../../state/runs.ts';
import { isUnlike, pairsOf, type Shown } from './shown.ts';

interface Props {
  readonly shown: Shown;
  readonly status: Runs['status'];
}

/** What came out, in sentences, pair by pair: by how much, how sure, whether it matters, at what price. */
export function Findings({ shown, status }: Props) {
  const locale = useLocale();
  const { lang, t } = locale;
  const { comparison, variants, baseline } = shown;
  const { currency } = baseline.variant.plan.scenario;
  const names: Record<string, string> = {};
  const letters: Record<string, string> = {};
  variants.forEach(({ name, label }, k) => {
    letters[name] = lookOf(k).letter;
    names[name] = t('page:words.name', { letter: lookOf(k).letter, label });
  });
  const joined = (sentences: readonly (string | null)[]) =>
    sentences.filter((sentence) => sentence !== null).join(lang === 'zh' ? '' : ' ');
  const given = variants.some(({ variant }) => variant.plan.oneGraph);
  const unlike = isUnlike(shown);
  // Looking while runs come in is fine; judging is not: the verdict waits for the last run.
  const running = status === 'running';
  return (
    <details className="reading">
      <summary>{t('page:words.pairs')}</summary>
      <div className="findings">
        {pairsOf(shown).map(({ pair }) => {
          const [how, ...sure] = headline(pair, comparison, names, letters, currency, locale);
          const a = entry(letters, pair.a);
          return (
            <article key={`${pair.a} ${pair.b}`} className="finding">
              <p className="said">{how}</p>
              <p>
                {joined([
                  ...sure,
                  running
                    ? t('page:words.wait', { total: baseline.variant.plan.scenario.replicates })
                    : verdictSentence(pair, comparison, a, locale),
                ])}
              </p>
              <p className="note">
                {joined([
                  ...priceSentences(pair, a, currency, locale),
                  anyWorlds(pair, comparison, entry(letters, pair.b), locale),
                  ...(unlike ? [] : pairingSentences(pair, comparison, locale)),
                ])}
              </p>
            </article>
          );
        })}
      </div>
      {unlike && <p className="note">{t('page:words.unlike')}</p>}
      {given && <p className="note">{t('terminal:run.givenGraph')}</p>}
      <details className="reading">
        <summary>{t('page:reading.title')}</summary>
        <dl>
          {(['interval', 'paired', 'anyWorlds', 'smallest', 'limits'] as const).map((term) => (
            <div key={term}>
              <dt>{t(`page:reading.${term}.term`)}</dt>
              <dd>{t(`page:reading.${term}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </details>
  );
}
