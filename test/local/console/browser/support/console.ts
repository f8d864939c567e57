import type { Browser, Page } from 'playwright-core';
import { violationsOf } from '../../../../storefront/browser/support/axe.ts';

const WIDE = { width: 1440, height: 900 };
/** A small phone. */
export const NARROW = { width: 360, height: 740 };

export interface ConsoleOptions {
  readonly colorScheme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

/** A window of the console, with all that its scripts complained about. */
export interface ConsoleWindow {
  readonly page: Page;
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

/** Opens the console in a window of its own and waits until it is live. */
export const openConsole = async (
  browser: Browser,
  url: string,
  { viewport = WIDE, ...options }: ConsoleOptions = {},
): Promise<ConsoleWindow> => {
  const context = await browser.newContext({ viewport, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.goto(url);
  await page.getByText('Live', { exact: true }).waitFor();
  return { page, complaints, close: () => context.close() };
};

/** As the system and the window have it: each page must do in all of them. */
const LOOKS = [
  { name: 'light', colorScheme: 'light', viewport: WIDE },
  { name: 'dark', colorScheme: 'dark', viewport: WIDE },
  { name: 'narrow and dark', colorScheme: 'dark', viewport: NARROW },
  { name: 'narrow', colorScheme: 'light', viewport: NARROW },
] as const;

/** What fades in is not yet as it will be. */
const rest = async (page: Page): Promise<void> => {
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState === 'finished'),
  );
};

/** By how many pixels the page is wider than the window. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const lookAt = async (page: Page, { name, colorScheme, viewport }: (typeof LOOKS)[number]) => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize(viewport);
  await page.locator(`html[data-theme="${colorScheme}"]`).waitFor();
  await rest(page);
  const overflow = await overflowOf(page);
  return [...(overflow > 0 ? [`scrolls sideways by ${overflow} px`] : []), ...(await violationsOf(page))].map(
    (flaw) => `${name}: ${flaw}`,
  );
};

/** What axe has against the page, and where it scrolls sideways, by day, by night and on a phone; it is left wide. */
export const findBarriers = async (page: Page): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const look of LOOKS) found.push(...(await lookAt(page, look)));
  await page.setViewportSize(WIDE);
  return found;
};
