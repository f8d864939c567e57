import type { Page } from 'playwright-core';
import { atDemoShop } from './support/at-demo-shop.ts';
import { violationsOf } from './support/axe.ts';

const at = atDemoShop();

const overflowOf = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Looks at the page once it is all there, and hears what is wrong with it. */
const flawsOf = async (path: string, ready: string): Promise<readonly string[]> => {
  const { page, complaints } = at.shopper;
  await page.goto(at.shop.url + path);
  await page.getByText(ready, { exact: true }).first().waitFor();
  const overflow = await overflowOf(page);
  return [
    ...(await violationsOf(page)),
    ...(overflow > 0 ? [`${overflow} px too wide`] : []),
    ...complaints.splice(0),
  ].map((flaw) => `${path}: ${flaw}`);
};

const orderHere = async (): Promise<string> => {
  const { page, field } = at.shopper;
  await at.shopper.checkOut();
  await at.shopper.type('E-mail address', 'ada@example.com');
  await page.getByText('Saved, so that we can help if you are interrupted.').waitFor();
  await page.getByText('Demo: what has left this page').click();
  await page.getByRole('button', { name: 'What is kept' }).click();
  const flaws = await violationsOf(page);
  for (const label of ['First name', 'Last name', 'Street and number', 'Postcode', 'City'])
    await field(label).fill('Ada');
  await page.getByRole('button', { name: /Place order/ }).click();
  await page.waitForURL(/thanks/);
  expect(flaws).toEqual([]);
  return new URL(page.url()).pathname;
};

describe.each([
  ['by day', { colorScheme: 'light' }],
  ['by night', { colorScheme: 'dark' }],
  ['on a phone', { colorScheme: 'light', viewport: { width: 360, height: 740 } }],
  ['on a phone by night', { colorScheme: 'dark', viewport: { width: 360, height: 740 } }],
] as const)('the shop, %s,', (_, options) => {
  it('is whole and accessible on every page', async () => {
    const { page } = await at.enter(options);
    const flaws = [
      await flawsOf('/shop', 'Made slowly, used daily'),
      await flawsOf('/shop/products/TOWEL-PAIR', 'Add to cart'),
      await flawsOf('/shop/cart', 'Your cart is empty.'),
      await flawsOf('/privacy', 'Back to the shop'),
      await flawsOf('/shop/nothing', 'Not on our shelves'),
      await flawsOf('/shop/products/TEAPOT-SAGE', 'Add to cart'),
    ].flat();
    await page.getByRole('button', { name: 'Add to cart' }).click();
    flaws.push(...(await flawsOf('/shop/cart', 'Remove')), ...(await flawsOf('/shop/checkout', 'Contact')));
    flaws.push(...(await flawsOf(await orderHere(), 'Thank you, Ada')));
    // The browser says so of every 404.
    expect(flaws.filter((flaw) => !flaw.includes('status of 404'))).toEqual([]);
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
