import { Modal, UnstyledButton } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import type { View } from '../views/view.ts';
import { unlessTyping } from './keys.ts';
import { useLocale } from './locale.tsx';

/** Every key that does something: those of the view that is shown, then those that always do. */
export function KeyMap({ view }: { readonly view: View }) {
  const { localised, t } = useLocale();
  const [open, { toggle, close }] = useDisclosure(false);
  useHotkeys([['shift+?', unlessTyping(toggle)]], ['SELECT', 'TEXTAREA']);
  const everywhere = [
    { keys: ['Ctrl', 'Z'], does: t('page:history.undo') },
    { keys: ['Ctrl', 'Shift', 'Z'], does: t('page:history.redo') },
    { keys: ['?'], does: t('page:keys.open') },
  ];
  const here = (view.keys ?? []).map(({ keys, does }) => ({ keys, does: localised(does) }));
  return (
    <>
      <UnstyledButton className="link" onClick={toggle} aria-haspopup="dialog">
        {t('page:keys.open')} <kbd>?</kbd>
      </UnstyledButton>
      <Modal.Root opened={open} onClose={close}>
        <Modal.Overlay />
        <Modal.Content aria-label={t('page:keys.open')}>
          <Modal.Body>
            <Modal.CloseButton aria-label={t('page:close')} className="key-map-close" />
            <dl className="key-map">
              {[...here, ...everywhere].map(({ keys, does }) => (
                <div key={does}>
                  <dt>
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </Modal.Body>
        </Modal.Content>
      </Modal.Root>
    </>
  );
}
