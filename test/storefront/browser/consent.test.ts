import type { Browser } from 'playwright-core';
import { launchChromium } from './support/chromium.ts';
import { startDemoShop, type DemoShop } from './support/demo-shop.ts';
import { createShopper, type Shopper } from './support/shopper.ts';

const NOTICE = /keeps your e-mail address, first name and cart for up to 30 days/;

let browser: Browser;
let shop: DemoShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await startDemoShop();
});
afterEach(async () => {
  await shopper.context.close();
  await shop.stop();
});

const fillIn = async () => {
  await shopper.type('E-mail address', 'ada@example.com');
  await shopper.type('First name', 'Ada');
};

const notice = () => shopper.page.getByText(NOTICE);
const box = () => shopper.page.getByRole('checkbox', { name: /help me if I am interrupted/ });

describe('where a notice is enough', () => {
  it('the notice stands at the address field before anything is typed', async () => {
    shopper = await createShopper(browser, shop);
    await shopper.page.goto(`${shop.url}/?country=US`);
    await notice().waitFor();
    const [field, words] = [
      await shopper.field('E-mail address').boundingBox(),
      await notice().boundingBox(),
    ];
    expect(words!.y - (field!.y + field!.height)).toBeLessThan(24);
    expect(shop.requests).toEqual([]);
  });

  it('what was seen is stored with the beacon', async () => {
    shopper = await createShopper(browser, shop);
    await shopper.page.goto(`${shop.url}/?country=US`);
    await fillIn();
    const { body } = await shop.waitFor(({ body }) => body.firstName === 'Ada');
    expect(body).toMatchObject({ country: 'US', timeZone: 'UTC', locale: 'en-GB' });
    expect(body.consent).toEqual({ mode: 'notice', version: expect.any(String), at: expect.any(String) });
    expect(shopper.complaints).toEqual([]);
  });

  it.each([
    ['not displayed', 'display: none'],
    ['transparent', 'opacity: 0'],
    ['far from the screen', 'position: absolute; left: -9999px'],
    ['cut to nothing', 'height: 0; overflow: hidden'],
  ])('nothing leaves the page while the notice is %s', async (_, style) => {
    shop.extraPages.set('/hidden', pageWithNotice(style));
    shopper = await createShopper(browser, shop);
    await shopper.page.goto(`${shop.url}/hidden`);
    await fillIn();
    await shopper.leave();
    expect(shop.requests).toEqual([]);
  });

  it('what was typed before leaves once the notice is seen', async () => {
    shop.extraPages.set('/below', pageWithNotice('margin-top: 3000px'));
    shopper = await createShopper(browser, shop);
    await shopper.page.goto(`${shop.url}/below`);
    await fillIn();
    expect(shop.requests).toEqual([]);
    await notice().scrollIntoViewIfNeeded();
    const { body } = await shop.waitFor(({ body }) => body.email === 'ada@example.com');
    expect(body.firstName).toBe('Ada');
  });
});

describe.each([
  ['Germany', '?country=DE', {}],
  ['an unknown country', '?country=zone', {}],
  ['Berlin by the clock', '?country=zone', { timezoneId: 'Europe/Berlin' }],
])('where a box must be ticked: %s', (_, query, options) => {
  it('nothing leaves the page while it is not', async () => {
    shopper = await createShopper(browser, shop, options);
    await shopper.page.goto(`${shop.url}/${query}`);
    await fillIn();
    expect(await box().isChecked()).toBe(false);
    await notice().waitFor();
    await shopper.leave();
    expect(shop.requests).toEqual([]);
  });

  it('what was typed leaves once it is', async () => {
    shopper = await createShopper(browser, shop, options);
    await shopper.page.goto(`${shop.url}/${query}`);
    await fillIn();
    await box().check();
    const { body } = await shop.waitFor(() => true);
    expect(body).toMatchObject({ email: 'ada@example.com', firstName: 'Ada', consent: { mode: 'opt-in' } });
  });

  it('unticking it erases, ticking it again begins anew', async () => {
    shopper = await createShopper(browser, shop, options);
    await shopper.page.goto(`${shop.url}/${query}`);
    await box().check();
    await fillIn();
    const first = await shop.waitFor(({ body }) => body.firstName === 'Ada');
    await box().uncheck();
    await shop.waitFor(({ path }) => path === `${first.path}/forget`);
    await shopper.page.getByText(/What was kept is erased/).waitFor();
    await box().check();
    const again = await shop.waitFor(({ path }) => !path.startsWith(first.path));
    expect(again.body.email).toBe('ada@example.com');
  });
});

describe('where nothing may be kept', () => {
  it.each([
    ['by country', '?country=CN', {}],
    ['by Global Privacy Control, where a notice would do', '?country=US', { hasPrivacySignal: true }],
    ['by Global Privacy Control, where a box would stand', '?country=DE', { hasPrivacySignal: true }],
  ])('nothing happens at all: %s', async (_, query, options) => {
    shopper = await createShopper(browser, shop, options);
    await shopper.page.goto(`${shop.url}/${query}`);
    await fillIn();
    expect(await notice().count()).toBe(0);
    expect(await shopper.page.evaluate(() => localStorage.length)).toBe(0);
    await shopper.leave();
    expect(shop.requests).toEqual([]);
    expect(shopper.complaints).toEqual([]);
  });
});

const pageWithNotice = (style: string): string => `<!doctype html>
  <html lang="en"><body><form>
    <label>E-mail address <input type="email" name="email"></label>
    <label>First name <input name="first-name"></label>
    <div data-recovery-notice style="${style}"></div>
  </form>
  <script src="/beacon.js" data-store="demo" data-api="${shop.url}" data-country="US" defer></script></body></html>`;
