import { VERSION } from '../../sim/index.ts';
import { readSettings, settingsSchema, type Settings } from './settings-schema.ts';

/** Settings as a file: to keep, to hand on, or to report what went wrong. */
export const SETTINGS_FILE = 'kindling-settings.json';

/** `state` may hold more than settings; only these are written. */
export function writeSettingsFile(state: Settings, error?: unknown): string {
  const settings = settingsSchema.parse(state);
  const what = error instanceof Error ? { error: error.message, stack: error.stack } : { error };
  return `${JSON.stringify({ kindling: VERSION, settings, ...what }, null, 2)}\n`;
}

/** The settings in such a file, with defaults for what is missing or wrong; null where there are none. */
export function readSettingsFile(text: string): Settings | null {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  const kept = (document as { settings?: unknown } | null)?.settings;
  return typeof kept === 'object' && kept !== null ? readSettings(kept).settings : null;
}
