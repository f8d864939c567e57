import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../../local/browser/chromium.ts';
import { startDemoShop, type DemoShop } from './demo-shop.ts';
import { createShopper, type Shopper, type ShopperOptions } from './shopper.ts';

/** A demo shop of its own for each test, in one browser for the file. */
export interface AtDemoShop {
  readonly shop: DemoShop;
  /** Who came last. */
  readonly shopper: Shopper;
  /** Somebody comes, in a browser profile of their own. */
  enter(options?: ShopperOptions): Promise<Shopper>;
}

export interface BrowserOptions {
  /** Playwright turns it off, since its own `goBack` does not come back from it. */
  readonly hasBackForwardCache?: boolean;
}

/** Call it once at the top of a file. */
export const atDemoShop = ({ hasBackForwardCache = false }: BrowserOptions = {}): AtDemoShop => {
  const shoppers: Shopper[] = [];
  let browser: Browser | undefined;
  let shop: DemoShop | undefined;

  beforeAll(async () => {
    browser = await launchChromium(
      hasBackForwardCache ? { ignoreDefaultArgs: ['--disable-back-forward-cache'] } : {},
    );
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    shop = await startDemoShop();
  });
  afterEach(async () => {
    for (const { context } of shoppers.splice(0)) await context.close();
    await shop?.stop();
  });

  return {
    get shop() {
      return shop!;
    },
    get shopper() {
      return shoppers.at(-1)!;
    },
    enter: async (options = {}) => {
      const shopper = await createShopper(browser!, shop!, options);
      shoppers.push(shopper);
      return shopper;
    },
  };
};
