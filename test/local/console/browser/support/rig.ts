import type { Browser, Page } from 'playwright-core';
import { startLocalStack, type LocalStack } from '../../../../../local/run.ts';
import { launchChromium } from '../../../../../local/browser/chromium.ts';
import { openConsole, type ConsoleOptions, type ConsoleWindow } from './console.ts';

export const START_TIMEOUT_MS = 120_000;

/** The local stack with the console in a browser before it. */
export interface Rig {
  readonly url: string;
  readonly browser: Browser;
  post(path: string, body: unknown): Promise<Response>;
  /** A beacon of the checkout whose id is this letter, over and over. */
  beacon(letter: string, changes?: object): Promise<Response>;
  /** Moves the clock, and answers once all has settled. `PT0S`: only that. */
  advance(duration: string): Promise<Response>;
  /** In a window of its own. */
  open(path: string, options?: ConsoleOptions): Promise<Page>;
  /** Closes the windows. @returns what their scripts complained about */
  closeWindows(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export const checkoutId = (letter: string): string => letter.repeat(24);

const PEOPLE: Readonly<Record<string, string>> = { a: 'Ada', b: 'Ben', z: 'Zoe' };

const beaconOf = (letter: string, seq: number, changes: object): object => ({
  v: 1,
  seq,
  email: `${letter}@example.com`,
  firstName: PEOPLE[letter],
  country: 'US',
  consent: { mode: 'notice', version: '1', at: '2026-11-21T10:00:00Z' },
  cart: { currency: 'EUR', items: [{ sku: 'TEAPOT-SAGE', quantity: 2, unitPrice: 6800 }] },
  ...changes,
});

export const startRig = async (): Promise<Rig> => {
  const [stack, browser]: [LocalStack, Browser] = await Promise.all([
    startLocalStack({ port: 0 }),
    launchChromium(),
  ]);
  let windows: ConsoleWindow[] = [];
  let seq = Date.now();
  const post = (path: string, body: unknown) =>
    fetch(stack.url + path, { method: 'POST', body: JSON.stringify(body) });
  return {
    url: stack.url,
    browser,
    post,
    beacon: (letter, changes = {}) => {
      seq += 1;
      return post(`/v1/checkouts/${checkoutId(letter)}`, beaconOf(letter, seq, changes));
    },
    advance: (duration) => post('/_local/clock', { advance: duration }),
    open: async (path, options = {}) => {
      const opened = await openConsole(browser, stack.url + path, options);
      windows.push(opened);
      return opened.page;
    },
    closeWindows: async () => {
      const closing = windows;
      windows = [];
      await Promise.all(closing.map(({ close }) => close()));
      return closing.flatMap(({ complaints }) => complaints);
    },
    stop: async () => {
      await browser.close();
      await stack.stop();
    },
  };
};
