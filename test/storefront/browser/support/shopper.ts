import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { DemoShop } from './demo-shop.ts';

/** Somebody at the demo shop, in a browser profile of their own. */
export interface Shopper {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the browser's console said against the page, and errors that nobody caught. */
  readonly complaints: string[];
  /** A field of the checkout by its label. */
  field(label: string): ReturnType<Page['getByLabel']>;
  /** Goes to the checkout, with a teapot and a pair of towels in the cart unless there is something already. */
  checkOut(country?: string): Promise<void>;
  /** Puts the focus there, and waits until the script has brought all that it needs and has seen what is in view. */
  begin(label: string): Promise<void>;
  /** Types key by key, as people do. */
  type(label: string, text: string): Promise<void>;
  /**
   * Goes to another page, which makes the script send what it has, and waits until a request made later than that has
   * arrived: what is not there then was never sent.
   */
  leave(): Promise<void>;
}

export type ShopperOptions = BrowserContextOptions & { readonly hasPrivacySignal?: boolean };

const CART = JSON.stringify([
  { sku: 'TEAPOT-SAGE', quantity: 1 },
  { sku: 'TOWEL-PAIR', quantity: 1 },
]);

let departures = 0;

export const createShopper = async (
  browser: Browser,
  shop: DemoShop,
  { hasPrivacySignal = false, ...contextOptions }: ShopperOptions,
): Promise<Shopper> => {
  const context = await browser.newContext({
    locale: 'en-GB',
    timezoneId: 'Etc/UTC',
    reducedMotion: 'reduce',
    ...contextOptions,
  });
  if (hasPrivacySignal) {
    await context.addInitScript(() => {
      Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true });
    });
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const field = (label: string) => page.getByLabel(label, { exact: true });
  return {
    page,
    context,
    complaints,
    field,
    checkOut: async (country = 'US') => {
      await page.goto(`${shop.url}/privacy`);
      await page.evaluate((cart) => {
        if ((sessionStorage.getItem('shop:cart') ?? '[]') === '[]') sessionStorage.setItem('shop:cart', cart);
      }, CART);
      await page.goto(`${shop.url}/shop/checkout?country=${country}`);
      await field('E-mail address').waitFor();
    },
    begin: async (label) => {
      await field(label).focus();
      // Its place comes last, after all that listens.
      await page.locator('checkout-recovery [role=status]').first().waitFor({ state: 'attached' });
      await page.evaluate(
        () => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))),
      );
    },
    type: (label, text) => field(label).pressSequentially(text),
    leave: async () => {
      const marker = `/v1/departures/${(departures += 1)}`;
      await page.goto(`${shop.url}/privacy`);
      await page.evaluate((path) => fetch(path, { method: 'POST' }).then(() => undefined), marker);
      await shop.waitFor(({ path }) => path === marker);
      shop.requests.splice(0, Infinity, ...shop.requests.filter(({ path }) => path !== marker));
    },
  };
};
