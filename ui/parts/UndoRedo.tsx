import { ActionIcon } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useHistory } from '../state/history.ts';
import { unlessTyping } from './keys.ts';
import { useLocale } from './locale.tsx';

/** Takes back what was set, step by step, and does it again; also by the keys of every program. */
export function UndoRedo() {
  const { t } = useLocale();
  const { past, future, undo, redo } = useHistory();
  useHotkeys(
    [
      ['mod+Z', unlessTyping(undo)],
      ['mod+shift+Z', unlessTyping(redo)],
      ['mod+Y', unlessTyping(redo)],
    ],
    ['SELECT', 'TEXTAREA'],
  );
  const button = (label: string, arrow: string, able: boolean, act: () => void) => (
    <ActionIcon variant="default" size={30} aria-label={label} title={label} disabled={!able} onClick={act}>
      <span aria-hidden="true">{arrow}</span>
    </ActionIcon>
  );
  return (
    <>
      {button(t('page:history.undo'), '↶', past.length > 0, undo)}
      {button(t('page:history.redo'), '↷', future.length > 0, redo)}
    </>
  );
}
