import { existsSync } from 'node:fs';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';

const USUAL_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Throws with one sentence that says what to do. */
export const findChromium = (): string => {
  const named = process.env['CHROMIUM_PATH'];
  const found = (named ? [named] : USUAL_PATHS).find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error(
    named
      ? `CHROMIUM_PATH points to ${named}, where there is no browser.`
      : 'This needs a Chromium or Chrome: install one (Debian: apt-get install chromium) or let CHROMIUM_PATH point to it.',
  );
};

/** A browser of its own for one test file. */
export const launchChromium = (options: Pick<LaunchOptions, 'ignoreDefaultArgs'> = {}): Promise<Browser> =>
  chromium.launch({ executablePath: findChromium(), args: FLAGS, ...options });
