import type { Page } from 'playwright-core';
import { atDemoShop } from './support/at-demo-shop.ts';

const at = atDemoShop();

const addToCart = async (page: Page, sku: string) => {
  await page.goto(`${at.shop.url}/shop/products/${sku}`);
  await page.getByRole('button', { name: 'Add to cart' }).click();
};

const typeAddress = async (page: Page, email: string) => {
  await page.goto(`${at.shop.url}/shop/checkout?country=US`);
  await page.getByLabel('E-mail address').pressSequentially(email);
  return at.shop.waitFor(({ body }) => body.email === email);
};

const skusOf = ({ body }: { readonly body: { cart?: { items: readonly { sku?: string }[] } } }) =>
  body.cart?.items.map(({ sku }) => sku);

describe('two windows of one browser', () => {
  it('are two shoppers, with a cart and a checkout each', async () => {
    const { page: one, context } = await at.enter();
    const other = await context.newPage();
    await addToCart(one, 'TEAPOT-SAGE');
    await addToCart(other, 'MUG-OAT');
    const ada = await typeAddress(one, 'ada@example.com');
    const ben = await typeAddress(other, 'ben@example.com');
    expect(ada.path).not.toBe(ben.path);
    expect([skusOf(ada), skusOf(ben)]).toEqual([['TEAPOT-SAGE'], ['MUG-OAT']]);
  });

  it('stay the same two on all pages and over a reload', async () => {
    const { page: one, context } = await at.enter();
    const other = await context.newPage();
    await addToCart(one, 'TEAPOT-SAGE');
    await addToCart(other, 'MUG-OAT');
    const ada = await typeAddress(one, 'ada@example.com');
    await typeAddress(other, 'ben@example.com');
    await one.goto(`${at.shop.url}/shop`);
    const again = await typeAddress(one, 'ada@example.org');
    expect(again.path).toBe(ada.path);
  });

  it('do not say “don’t save” for each other', async () => {
    const { page: one, context } = await at.enter();
    const other = await context.newPage();
    for (const page of [one, other]) await addToCart(page, 'TEAPOT-SAGE');
    const ada = await typeAddress(one, 'ada@example.com');
    await one.getByRole('button', { name: 'Don’t save' }).click();
    await at.shop.waitFor(({ path }) => path === `${ada.path}/forget`);
    const ben = await typeAddress(other, 'ben@example.com');
    expect(ben.path).not.toBe(ada.path);
  });

  it('are two shoppers too where the one has opened the other as a link that does not hand itself on', async () => {
    at.shop.extraPages.set(
      '/links',
      '<!doctype html><a href="/shop" target="_blank" rel="noopener">Shop</a>',
    );
    const { page: one, context } = await at.enter();
    await addToCart(one, 'TEAPOT-SAGE');
    const ada = await typeAddress(one, 'ada@example.com');
    await one.goto(`${at.shop.url}/links`);
    const opened = context.waitForEvent('page');
    await one.getByRole('link', { name: 'Shop' }).click();
    const other = await opened;
    await other.getByRole('heading', { name: 'Made slowly' }).waitFor();
    await addToCart(other, 'MUG-OAT');
    const ben = await typeAddress(other, 'ben@example.com');
    expect(ben.path).not.toBe(ada.path);
    expect(skusOf(ben)).toEqual(['MUG-OAT']);
  });
});

describe('“new shopper”', () => {
  it('begins with an empty cart and a checkout of its own', async () => {
    const { page } = await at.enter();
    await addToCart(page, 'TEAPOT-SAGE');
    const ada = await typeAddress(page, 'ada@example.com');
    await page.getByText('Demo: what has left this page').click();
    await page.getByRole('button', { name: 'New shopper' }).click();
    await page.waitForURL(`${at.shop.url}/shop`);
    await page.goto(`${at.shop.url}/shop/cart`);
    await page.getByText('Your cart is empty.').waitFor();
    await addToCart(page, 'MUG-OAT');
    expect((await typeAddress(page, 'ben@example.com')).path).not.toBe(ada.path);
  });
});

describe('the country that was chosen', () => {
  it('holds on the next pages of the window', async () => {
    const { page } = await at.enter();
    await at.shopper.checkOut('US');
    await page.getByText('Demo: what has left this page').click();
    await page.getByLabel('Shopper in').selectOption('DE');
    await page.getByRole('checkbox', { name: /help me if I am interrupted/ }).waitFor();
    await page.goto(`${at.shop.url}/shop/checkout`);
    await page.getByRole('checkbox', { name: /help me if I am interrupted/ }).waitFor();
  });
});

describe('a return link', () => {
  const cart = {
    currency: 'EUR',
    items: [
      { sku: 'TEAPOT-SAGE', quantity: 3, unitPrice: 1 },
      { sku: 'GONE', quantity: 1, unitPrice: 1 },
    ],
  };
  const restores = () => at.shop.requests.map(({ path }) => path);

  it.each(['/shop/checkout', '/shop/cart'])(
    'brings the cart back to %s in any browser, says so, and leaves no token in the address',
    async (path) => {
      at.shop.cart = cart;
      const { page, complaints } = await at.enter();
      await page.goto(`${at.shop.url}${path}?country=US&recover=to.ken-1#cart`);
      await page.getByText('Welcome back. Your cart is as you left it.').waitFor();
      expect(page.url()).toBe(`${at.shop.url}${path}?country=US#cart`);
      expect(restores()).toEqual(['/v1/restore/to.ken-1']);
      await page.getByText('Stoneware teapot, sage').waitFor();
      expect(await page.getByRole('link', { name: 'Cart', exact: false }).first().textContent()).toContain(
        '3',
      );
      // At the shop's price of today, and without what is not sold any more.
      await page.getByText('€204.00').first().waitFor();
      await page.getByRole('button', { name: 'Close' }).click();
      expect(await page.getByText('Welcome back').count()).toBe(0);
      expect(complaints).toEqual([]);
    },
  );

  it('to the shop’s home leads on to the checkout', async () => {
    at.shop.cart = cart;
    const { page } = await at.enter();
    await page.goto(`${at.shop.url}/?recover=to.ken-1`);
    await page.getByText('Welcome back. Your cart is as you left it.').waitFor();
    expect(page.url()).toBe(`${at.shop.url}/shop/checkout`);
    await page.getByRole('button', { name: /Place order/ }).waitFor();
  });

  it('brings back what a beacon of another browser has told', async () => {
    await at.enter();
    await at.shopper.checkOut();
    await at.shopper.type('E-mail address', 'ada@example.com');
    at.shop.cart = (await at.shop.waitFor(() => true)).body.cart;
    const { page } = await at.enter();
    await page.goto(`${at.shop.url}/shop/checkout?recover=to.ken-1`);
    await page.getByText('Linen tea towels, a pair').waitFor();
    await page.getByRole('button', { name: 'Place order · €96.90' }).waitFor();
  });

  it('that is dead says so kindly', async () => {
    const { page } = await at.enter();
    await page.goto(`${at.shop.url}/shop/checkout?recover=dead`);
    await page.getByText(/no longer valid.*We are sorry/).waitFor();
    expect(page.url()).toBe(`${at.shop.url}/shop/checkout`);
    await page.getByText('Your cart is empty.').waitFor();
  });

  it('asks nothing under Global Privacy Control', async () => {
    const { page } = await at.enter({ hasPrivacySignal: true });
    await page.goto(`${at.shop.url}/shop/checkout?recover=to.ken-1`);
    await at.shopper.leave();
    expect(at.shop.requests).toEqual([]);
  });
});
