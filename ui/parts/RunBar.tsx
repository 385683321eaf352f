import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Runs } from '../state/runs.ts';
import { useLocale } from './locale.tsx';

interface Props {
  /** What runs or has run in this view. */
  readonly work: Pick<Runs, 'status' | 'done' | 'total'>;
  readonly onCancel: () => void;
  readonly canRun: boolean;
  readonly onStart: () => void;
  /** What stands before the button: sizes where there is room, else the way to the knobs. */
  readonly children: ReactNode;
}

/** As many runs are shown as one cell each; more, as a bar. */
const CELLS = 150;

/** Run, cancel, and how far it is; always in reach. */
export function RunBar({ work, canRun, onStart, onCancel, children }: Props) {
  const { t } = useLocale();
  const { status, done, total } = work;
  const running = status === 'running';
  return (
    <section className="run-bar" aria-label={t('page:run.bar')}>
      {children}
      {running ? (
        <Button variant="default" onClick={onCancel}>
          {t('page:run.cancel')}
        </Button>
      ) : (
        <Button onClick={onStart} disabled={!canRun}>
          {t('page:run.start')}
        </Button>
      )}
      <div className="run-progress">
        <Progress
          className={total > 0 && total <= CELLS ? 'cells' : undefined}
          style={{ '--cells': total }}
          value={total === 0 ? 0 : (100 * done) / total}
          aria-label={t('page:run.progress')}
          transitionDuration={200}
        />
        <p role="status">{t(`page:status.${status}`, { done, total })}</p>
      </div>
    </section>
  );
}
