import { useRef, useState } from 'react';
import { useSettings } from '../state/settings.ts';
import { readSettingsFile, SETTINGS_FILE, writeSettingsFile } from '../state/settings-file.ts';
import { useLocale } from './locale.tsx';

/** Phrases of this part, none of which has a gap. */
export type OwnKey =
  | 'page:settings.load'
  | 'page:settings.note'
  | 'page:settings.refused'
  | 'page:settings.save'
  | 'page:settings.title';

interface Props {
  /** What went wrong, for whoever is sent the file. */
  readonly error?: unknown;
  readonly onLoaded?: () => void;
  /** How to say a phrase; else as the page does. */
  readonly t?: (key: OwnKey) => string;
}

/** Saves the settings as a file, and takes them back from one. */
export function SettingsFile({ error, onLoaded, t: own }: Props) {
  const locale = useLocale();
  const t = own ?? locale.t;
  const input = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(false);
  const load = async (file: File | undefined) => {
    const found = file && readSettingsFile(await file.text().catch(() => ''));
    setRefused(file !== undefined && !found);
    if (!found) return;
    useSettings.getState().set(found);
    onLoaded?.();
  };
  return (
    <section className="settings-file" aria-label={t('page:settings.title')}>
      {own === undefined && <p className="note">{t('page:settings.note')}</p>}
      <div className="plain-buttons">
        <button type="button" onClick={() => download(writeSettingsFile(useSettings.getState(), error))}>
          {t('page:settings.save')}
        </button>
        <button type="button" onClick={() => input.current?.click()}>
          {t('page:settings.load')}
        </button>
        <input
          ref={input}
          type="file"
          accept=".json"
          hidden
          aria-label={t('page:settings.load')}
          onChange={(e) => {
            void load(e.currentTarget.files?.[0]);
            // The same file can be chosen again.
            e.currentTarget.value = '';
          }}
        />
      </div>
      {refused && <p role="alert">{t('page:settings.refused')}</p>}
    </section>
  );
}

function download(text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  link.download = SETTINGS_FILE;
  link.click();
  URL.revokeObjectURL(link.href);
}
