import { SettingsFile } from '../parts/SettingsFile.tsx';
import { useLocale } from '../parts/locale.tsx';
import { useWide } from '../parts/wide.ts';
import { useLoaded } from '../state/loaded.ts';
import { Controls } from './Controls.tsx';

/** The controls of the chosen scenarios, and the settings as a file. */
export function ControlPanel() {
  const { lastGood, original } = useLoaded();
  return (
    <>
      <Controls variants={lastGood} original={original} />
      <SettingsFile />
    </>
  );
}

/** The same beside the charts, where there is room; elsewhere the tool bar opens them in a sheet. */
export function ControlsAside() {
  const { t } = useLocale();
  if (!useWide()) return null;
  return (
    <aside aria-label={t('page:form.title')}>
      <ControlPanel />
    </aside>
  );
}
