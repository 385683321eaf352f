import { inBoth, type Experiment } from '../../sim/index.ts';
import { useLocale } from './locale.tsx';

/** Where a question comes from and what to look for, folded away. */
export function Background({ experiment: { source, expect } }: { experiment: Experiment }) {
  const { localised, t } = useLocale();
  if (source === undefined && expect === undefined) return null;
  return (
    <details>
      <summary>{t('page:experiment.background')}</summary>
      {source !== undefined && (
        <p className="note">{t('page:experiment.source', { source: localised(inBoth(source)) })}</p>
      )}
      {expect !== undefined && (
        <p className="note">{t('page:experiment.expect', { expect: localised(inBoth(expect)) })}</p>
      )}
    </details>
  );
}
