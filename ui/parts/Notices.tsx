import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import { pluginProblems } from '../state/plugins.ts';
import { VERSION } from '../../sim/index.ts';
import { useOpenedLink } from '../state/opened-link.ts';
import { useKeeping } from '../state/tab-storage.ts';
import { useLocale } from './locale.tsx';
import { Problems } from './Problems.tsx';

/** What a person should know about their settings: that they are not saved, or that some could not be used. */
export function Notices() {
  const { lang, t } = useLocale();
  const { saves, unusable } = useKeeping();
  const said = useOpenedLink((link) => link.said);
  const fields = unusable.join(lang === 'zh' ? '、' : ', ');
  const reset = unusable.includes('*') ? t('page:keeping.reset') : t('page:keeping.partly', { fields });
  return (
    <>
      {pluginProblems().length > 0 && (
        <Problems title={t('page:plugin.refused')} problems={pluginProblems()} />
      )}
      {said !== null && (
        <Closable onClose={() => useOpenedLink.setState({ said: null })}>
          {said === 'unreadable'
            ? t('page:share.unreadable')
            : t('page:share.otherVersion', { version: said.version, own: VERSION })}
        </Closable>
      )}
      {!saves && (
        <Alert color="gray" className="state" role="status">
          {t('page:keeping.unsaved')}
        </Alert>
      )}
      {unusable.length > 0 && (
        <Closable onClose={() => useKeeping.setState({ unusable: [] })}>{reset}</Closable>
      )}
    </>
  );
}

/** A notice that goes away when it was read. */
function Closable({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useLocale();
  return (
    <Alert
      color="gray"
      className="state"
      role="status"
      withCloseButton
      closeButtonLabel={t('page:close')}
      onClose={onClose}
    >
      {children}
    </Alert>
  );
}
