import {
  anyWorlds,
  headline,
  pairingSentences,
  priceSentences,
  verdictSentence,
} from '../../../report/index.ts';
import { useReader } from '../../parts/reader.tsx';
import { lookOf } from '../../parts/variants.ts';
import type { Runs } from '../../state/runs.ts';
import { isUnlike, pairsOf, type Shown } from './shown.ts';

interface Props {
  readonly shown: Shown;
  readonly status: Runs['status'];
}

/** What came out, in sentences, pair by pair: by how much, how sure, whether it matters, at what price. */
export function Words({ shown, status }: Props) {
  const reader = useReader();
  const { lang, say } = reader;
  const { comparison, variants } = shown;
  const { currency } = variants[0].variant.plan.scenario;
  const names: Record<string, string> = {};
  const letters: Record<string, string> = {};
  variants.forEach(({ name, label }, k) => {
    letters[name] = lookOf(k).letter;
    names[name] = say('page:words.name', { letter: lookOf(k).letter, label });
  });
  const joined = (sentences: readonly (string | null)[]) =>
    sentences.filter((sentence) => sentence !== null).join(lang === 'zh' ? '' : ' ');
  const given = variants.some(({ variant }) => variant.plan.oneGraph);
  const unlike = isUnlike(shown);
  // Looking while runs come in is fine; judging is not: the verdict waits for the last run.
  const running = status === 'running';
  return (
    <section className="words" aria-live={running ? 'off' : 'polite'} aria-label={say('page:words.title')}>
      <div className="findings">
        {pairsOf(shown).map(({ pair }) => {
          const [how, ...sure] = headline(pair, comparison, names, letters, currency, reader);
          const a = letters[pair.a];
          return (
            <article key={`${pair.a} ${pair.b}`} className="finding">
              <p className="headline">{how}</p>
              <p>
                {joined([
                  ...sure,
                  running ? say('page:words.wait') : verdictSentence(pair, comparison, a, reader),
                ])}
              </p>
              <p className="note">
                {joined([
                  ...priceSentences(pair, a, currency, reader),
                  anyWorlds(pair, comparison, letters[pair.b], reader),
                  ...(unlike ? [] : pairingSentences(pair, comparison, reader)),
                ])}
              </p>
            </article>
          );
        })}
      </div>
      {unlike && <p className="note">{say('page:words.unlike')}</p>}
      {given && <p className="note">{say('terminal:run.givenGraph')}</p>}
      <details className="reading">
        <summary>{say('page:reading.title')}</summary>
        <dl>
          {(['interval', 'paired', 'anyWorlds', 'smallest', 'limits'] as const).map((term) => (
            <div key={term}>
              <dt>{say(`page:reading.${term}.term`)}</dt>
              <dd>{say(`page:reading.${term}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
