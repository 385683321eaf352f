import { pairSentences } from '../../../report/index.ts';
import { inBoth, STANDARD_LEVEL, type Pair } from '../../../sim/index.ts';
import { useReader } from '../../parts/reader.tsx';
import { lookOf } from '../../parts/variants.ts';
import type { Runs } from '../../state/runs.ts';
import type { Shown } from './shown.ts';

interface Props {
  readonly shown: Shown;
  readonly status: Runs['status'];
}

/** What came out, in sentences: each later variant against the first. */
export function Words({ shown, status }: Props) {
  const reader = useReader();
  const { comparison, experiment, variants } = shown;
  const { currency } = variants[0].variant.plan.scenario;
  const names = Object.fromEntries(
    variants.map(({ name, label }, k) => [
      name,
      reader.say('page:words.name', { letter: lookOf(k).letter, label }),
    ]),
  );
  const baseline = variants[0].name;
  const given = variants.some(({ variant }) => variant.plan.oneGraph);
  // Looking while runs come in is fine; judging is not: the verdict waits for the last run.
  const sentences = (pair: Pair) => {
    const all = pairSentences(pair, comparison, names, currency, STANDARD_LEVEL, reader);
    return status === 'running' ? [reader.say('page:words.soFar'), ...all.slice(0, -1)] : all;
  };
  return (
    <section className="words" aria-live={status === 'running' ? 'off' : 'polite'}>
      {comparison.pairs
        .filter((pair) => pair.a === baseline)
        .map((pair) => (
          <p key={pair.b}>{sentences(pair).join(reader.lang === 'zh' ? '' : ' ')}</p>
        ))}
      {experiment.expect !== undefined && (
        <p className="note">
          {reader.say('page:experiment.expect', { expect: reader.pick(inBoth(experiment.expect)) })}
        </p>
      )}
      {given && <p className="note">{reader.say('terminal:run.givenGraph')}</p>}
    </section>
  );
}
