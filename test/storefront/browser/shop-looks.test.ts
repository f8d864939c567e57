import type { Page } from 'playwright-core';
import { atDemoShop } from './support/at-demo-shop.ts';
import { violationsOf } from './support/axe.ts';

const at = atDemoShop();

const WIDE = { width: 1280, height: 720 };
const PHONE = { width: 360, height: 740 };

const LOOKS = [
  ['by day', 'light', WIDE],
  ['by night', 'dark', WIDE],
  ['on a phone by night', 'dark', PHONE],
  ['on a phone', 'light', PHONE],
] as const;

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What is wrong with the page as it is now, in every look. */
const flawsHere = async (): Promise<readonly string[]> => {
  const { page, complaints } = at.shopper;
  const { pathname } = new URL(page.url());
  const flaws: string[] = [];
  for (const [look, colorScheme, size] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const overflow = await overflowOf(page);
    const found = [...(await violationsOf(page)), ...(overflow > 0 ? [`${overflow} px too wide`] : [])];
    flaws.push(...found.map((flaw) => `${pathname} ${look}: ${flaw}`));
  }
  // The browser says so of every 404.
  return [...flaws, ...complaints.splice(0).filter((complaint) => !complaint.includes('status of 404'))];
};

describe('the shop, by day, by night and on a phone', () => {
  it.each([
    ['/shop', 'Made slowly, used daily'],
    ['/shop/products/TOWEL-PAIR', 'Add to cart'],
    ['/shop/cart', 'Your cart is empty.'],
    ['/privacy', 'Back to the shop'],
    ['/shop/nothing', 'Not on our shelves'],
  ])('%s is whole and accessible', async (path, ready) => {
    const { page } = await at.enter();
    await page.goto(at.shop.url + path);
    await page.getByText(ready, { exact: true }).first().waitFor();
    expect(await flawsHere()).toEqual([]);
  });

  it('cart, checkout and thanks are whole and accessible', async () => {
    const { page, field, checkOut, type } = await at.enter();
    await checkOut();
    expect(await flawsHere()).toEqual([]);
    // The last look was on a phone, where the notice is below the screen.
    await page.setViewportSize(WIDE);
    await type('E-mail address', 'ada@example.com');
    await page.getByText('Saved, so that we can help if you are interrupted.').waitFor();
    await page.getByText('Demo: what has left this page').click();
    await page.getByRole('button', { name: 'What is kept' }).click();
    expect(await flawsHere()).toEqual([]);
    await page.goto(`${at.shop.url}/shop/cart`);
    await page.getByText('Remove', { exact: true }).first().waitFor();
    expect(await flawsHere()).toEqual([]);
    await checkOut();
    for (const label of [
      'E-mail address',
      'First name',
      'Last name',
      'Street and number',
      'Postcode',
      'City',
    ])
      await field(label).fill(label === 'E-mail address' ? 'ada@example.com' : 'Ada');
    await page.getByRole('button', { name: /Place order/ }).click();
    await page.waitForURL(/thanks/);
    await page.getByText('Thank you, Ada', { exact: true }).waitFor();
    expect(await flawsHere()).toEqual([]);
  });
});

describe('in a frame', () => {
  const framed = (path: string) =>
    `<!doctype html><title>Console</title><iframe title="Shop" width="520" height="700" src="${path}"></iframe>`;

  it('the shop fits, and leads nowhere else', async () => {
    at.shop.extraPages.set('/frame', framed('/shop'));
    const { page } = await at.enter();
    await page.goto(`${at.shop.url}/frame`);
    const frame = page.frames()[1]!;
    await frame.getByRole('link', { name: 'All products' }).waitFor();
    expect(await frame.getByRole('link', { name: 'Back to the console' }).count()).toBe(0);
    expect(await frame.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(520);
    await page.goto(`${at.shop.url}/shop`);
    expect(await page.getByRole('link', { name: 'Back to the console' }).getAttribute('href')).toBe('/');
  });

  it('of another site it does not appear', async () => {
    at.shop.extraPages.set('/frame', framed(`${at.shop.url}/shop`));
    const { page } = await at.enter();
    await page.goto(`${at.shop.url.replace('localhost', '127.0.0.1')}/frame`);
    expect(await page.frames()[1]!.getByRole('heading').count()).toBe(0);
  });
});
