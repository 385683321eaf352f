import { useLocale } from '../../parts/locale.tsx';
import { lookOf } from '../../parts/variants.ts';
import type { Shown } from './shown.ts';

/** Where the numbers come from, so that anybody can make them again, in a browser or in Node. */
export function Provenance({ shown }: { shown: Shown }) {
  const { t } = useLocale();
  const { provenance } = shown.baseline.result;
  return (
    <details className="provenance">
      <summary>{t('page:provenance.title')}</summary>
      <p className="note">{t('page:provenance.note')}</p>
      <p>
        Kindling {provenance.kindling} · {t('page:run.seed')} {provenance.seed} · {t('page:run.replicates')}{' '}
        {provenance.replicates}
      </p>
      <dl>
        {shown.variants.map(({ name, label, result }, k) => (
          <div key={name}>
            <dt>
              <b>{lookOf(k).letter}</b> {label}
            </dt>
            <dd data-variant={name}>{result.digest}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
