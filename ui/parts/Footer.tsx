import { VERSION } from '../../sim/index.ts';
import type { View } from '../views/view.ts';
import { KeyMap } from './KeyMap.tsx';
import { useLocale } from './locale.tsx';

/** Version, licence, and the notices of the packages in the page, which the build writes. */
export function Footer({ shown }: { readonly shown: View }) {
  const { t } = useLocale();
  return (
    <footer className="foot">
      {t('page:footer.version', { version: VERSION })} <a href="licences.html">{t('page:footer.licences')}</a>{' '}
      <KeyMap view={shown} />
    </footer>
  );
}
