// Finds a Chromium for the browser tests and the screenshots, and brings one where there is none.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const FIREFOXES = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const HOME = join(ROOT, 'node_modules/.cache/chromium');
const PACKAGE = '@sparticuz/chromium';
const VERSION = '141.0.0';
// What installing says goes to standard error: standard output belongs to results.
const QUIET = ['ignore', 2, 'inherit'];

/** Path of a Chromium that is there, or undefined. */
export function findBrowser() {
  return [process.env.KINDLING_CHROMIUM, ...PLACES].find((path) => path && existsSync(path));
}

/** Path of a Firefox that is there, or undefined. */
export function findFirefox() {
  return [process.env.KINDLING_FIREFOX, ...FIREFOXES].find((path) => path && existsSync(path));
}

/**
 * Where there is no Chromium, installs Debian's if this is root, else one from the npm registry, which this process's
 * children find under KINDLING_CHROMIUM. Where neither starts, the browser tests will say that they are skipped.
 */
export async function bringBrowser() {
  if (findBrowser()) return;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync('apt-get', ['update', '-qq'], { stdio: QUIET, env });
    const packages = ['chromium', 'fonts-noto-cjk'];
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
      stdio: QUIET,
      env,
    });
    return;
  }
  try {
    const npm = ['install', '--prefix', HOME, '--no-audit', '--no-fund', `${PACKAGE}@${VERSION}`];
    execFileSync('npm', npm, { stdio: QUIET });
    const entry = join(HOME, 'node_modules', PACKAGE, 'build/esm/index.js');
    const { default: chromium } = await import(pathToFileURL(entry).href);
    const path = await chromium.executablePath();
    execFileSync(path, ['--version'], { stdio: QUIET });
    process.env.KINDLING_CHROMIUM = path;
  } catch (error) {
    console.error(
      `No Chromium could be brought (${error.message}). Install chromium, or set KINDLING_CHROMIUM.`,
    );
  }
}
