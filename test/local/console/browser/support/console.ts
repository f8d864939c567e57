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

/** What axe has against the page once all has come to rest: what fades in is not yet as it will be. */
export const findBarriers = async (page: Page): Promise<readonly string[]> => {
  await page.waitForFunction(() =>
    document.getAnimations().every(({ playState }) => playState === 'finished'),
  );
  return violationsOf(page);
};

/** By how many pixels the page is wider than the window. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
