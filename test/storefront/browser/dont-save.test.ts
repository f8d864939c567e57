import type { Browser } from 'playwright-core';
import { launchChromium } from './support/chromium.ts';
import { startDemoShop, type DemoShop } from './support/demo-shop.ts';
import { createShopper, type Shopper } from './support/shopper.ts';

let browser: Browser;
let shop: DemoShop;
let shopper: Shopper;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser.close());
beforeEach(async () => {
  shop = await startDemoShop();
  shopper = await createShopper(browser, shop);
  await shopper.page.goto(`${shop.url}/?country=US`);
  await shopper.type('E-mail address', 'ada@example.com');
});
afterEach(async () => {
  await shopper.context.close();
  await shop.stop();
});

const dontSave = () => shopper.page.getByRole('button', { name: 'Don’t save' });
const status = () => shopper.page.locator('form').getByRole('status');

describe('the line at the address field', () => {
  it('is announced once the address has arrived, and not before', async () => {
    expect(await status().textContent()).toBe('');
    expect(await dontSave().count()).toBe(0);
    await shop.waitFor(() => true);
    await shopper.page.getByText('Saved, so that we can help if you are interrupted.').waitFor();
    expect(await dontSave().isVisible()).toBe(true);
  });

  it('stays away when the server did not take the address', async () => {
    shop.answer(400);
    await shop.waitFor(() => true);
    await shopper.leave();
    expect(await shopper.page.getByText('Saved').count()).toBe(0);
  });

  it('shows what is kept, by keyboard too', async () => {
    await shopper.type('First name', 'Ada');
    await shop.waitFor(({ body }) => body.firstName === 'Ada');
    const button = shopper.page.getByRole('button', { name: 'What is kept' });
    await button.focus();
    await shopper.page.keyboard.press('Enter');
    expect(await button.getAttribute('aria-expanded')).toBe('true');
    const kept = shopper.page.getByRole('definition');
    expect(await kept.allTextContents()).toEqual(
      expect.arrayContaining(['ada@example.com', 'Ada', '2 items', 'en-GB, UTC, US']),
    );
  });
});

describe('“don’t save”', () => {
  it('erases, and nothing more leaves the page', async () => {
    const { path } = await shop.waitFor(() => true);
    await dontSave().click();
    await shop.waitFor((request) => request.path === `${path}/forget`);
    await shopper.page.getByText(/What was kept is erased, and nothing more is sent/).waitFor();
    const until = shop.requests.length;
    await shopper.type('First name', 'Ada');
    await shopper.leave();
    expect(shop.requests).toHaveLength(until);
  });

  it('leaves the keyboard where it was', async () => {
    await shop.waitFor(() => true);
    await dontSave().focus();
    await shopper.page.keyboard.press('Enter');
    await shopper.page.getByText(/What was kept is erased/).waitFor();
    expect(await status().evaluate((element) => element.matches(':focus'))).toBe(true);
  });

  it('holds on the next page and in other tabs', async () => {
    await shop.waitFor(() => true);
    const otherTab = await shopper.context.newPage();
    await otherTab.goto(`${shop.url}/?country=US`);
    await dontSave().click();
    await shopper.page.getByText(/What was kept is erased/).waitFor();
    const until = shop.requests.length;
    await otherTab.getByLabel('E-mail address').fill('ada@example.org');
    await otherTab.close({ runBeforeUnload: false });
    await shopper.page.reload();
    await shopper.type('E-mail address', 'ada@example.org');
    expect(await shopper.page.getByText(/keeps your e-mail address/).count()).toBe(0);
    await shopper.leave();
    expect(shop.requests).toHaveLength(until);
  });

  it('is told to the server as soon as it can be reached again', async () => {
    const { path } = await shop.waitFor(() => true);
    await dontSave().waitFor();
    await shopper.context.setOffline(true);
    await dontSave().click();
    await shopper.page.getByText(/erased as soon as you are online again/).waitFor();
    expect(shop.requests.filter((request) => request.path.endsWith('/forget'))).toEqual([]);
    await shopper.context.setOffline(false);
    await shop.waitFor((request) => request.path === `${path}/forget`);
  });
});
