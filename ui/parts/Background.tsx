import { inBoth, type Experiment } from '../../sim/index.ts';
import { useReader } from './reader.tsx';

/** Where a question comes from and what to look for, folded away. */
export function Background({ experiment: { source, expect } }: { experiment: Experiment }) {
  const { pick, say } = useReader();
  if (source === undefined && expect === undefined) return null;
  return (
    <details>
      <summary>{say('page:experiment.background')}</summary>
      {source !== undefined && (
        <p className="note">{say('page:experiment.source', { source: pick(inBoth(source)) })}</p>
      )}
      {expect !== undefined && (
        <p className="note">{say('page:experiment.expect', { expect: pick(inBoth(expect)) })}</p>
      )}
    </details>
  );
}
