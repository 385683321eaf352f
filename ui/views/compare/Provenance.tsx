import { useReader } from '../../parts/reader.tsx';
import { lookOf } from '../../parts/variants.ts';
import type { Shown } from './shown.ts';

/** Where the numbers come from, so that anybody can make them again, in a browser or in Node. */
export function Provenance({ shown }: { shown: Shown }) {
  const { say } = useReader();
  const { comparison, variants } = shown;
  const { provenance } = comparison.variants[variants[0].name];
  return (
    <details className="provenance">
      <summary>{say('page:provenance.title')}</summary>
      <p className="note">{say('page:provenance.note')}</p>
      <p>
        Kindling {provenance.kindling} · {say('page:run.seed')} {provenance.seed} ·{' '}
        {say('page:run.replicates')} {provenance.replicates}
      </p>
      <dl>
        {variants.map(({ name, label }, k) => (
          <div key={name}>
            <dt>
              <b>{lookOf(k).letter}</b> {label}
            </dt>
            <dd data-variant={name}>{comparison.variants[name].bits}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
