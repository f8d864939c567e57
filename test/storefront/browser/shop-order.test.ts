import type {} from '../../../storefront/beacon/index.ts';
import { atDemoShop } from './support/at-demo-shop.ts';

const MINUTE_MS = 60_000;

const at = atDemoShop();

beforeEach(() => at.enter());

const ADDRESS: readonly (readonly [label: string, text: string])[] = [
  ['First name', 'Ada'],
  ['Last name', 'Lovelace'],
  ['Street and number', 'St James’s Square 12'],
  ['Postcode', 'SW1Y 4LE'],
  ['City', 'London'],
];

const isReport = ({ path }: { readonly path: string }) => path === '/v1/orders/generic';
const reports = () => at.shop.requests.filter(isReport);
const listOrders = async () => (await fetch(`${at.shop.url}/_shop/orders`)).json();

/** Presses Tab until the focus is on what has this name. */
const tabTo = async (name: string) => {
  const { page } = at.shopper;
  const named = page
    .getByRole('link', { name })
    .or(page.getByRole('button', { name }))
    .or(page.getByLabel(name))
    .first();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await named.evaluate((element) => element.matches(':focus'))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get to ${name}`);
};

describe('an order', () => {
  it('goes from the shelf to the thanks by mouse', async () => {
    const { page, field, complaints } = at.shopper;
    await page.goto(`${at.shop.url}/shop`);
    await page.getByRole('link', { name: /Mixing bowls/ }).click();
    await page.getByLabel('Quantity').selectOption('2');
    await page.getByRole('button', { name: 'Add to cart' }).click();
    await page.getByRole('link', { name: 'Go to the cart' }).click();
    await page.getByRole('button', { name: 'One more' }).click();
    await page.getByText('€174.00').first().waitFor();
    await page.getByRole('link', { name: 'Checkout' }).click();
    await at.shopper.type('E-mail address', 'ada@example.com');
    const beacon = await at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
    for (const [label, text] of ADDRESS) await field(label).fill(text);
    await page.getByLabel('Express').check();
    await field('Card number').fill('4242 4242 4242 4242');
    await page.getByRole('button', { name: 'Place order · €186.90' }).click();
    await page.getByRole('heading', { name: 'Thank you, Ada' }).waitFor();
    const [report, ...more] = reports();
    expect(more).toEqual([]);
    expect(report!.body).toMatchObject({ email: 'ada@example.com', total: 3 * 5800 + 1290, currency: 'EUR' });
    expect(`/v1/checkouts/${report!.body.checkoutId}`).toBe(beacon.path);
    await page.getByText(report!.body.orderId!).waitFor();
    expect(JSON.stringify(at.shop.requests)).not.toContain('4242');
    expect(complaints).toEqual([]);
  });

  it('goes from the shelf to the thanks by keyboard', async () => {
    const { page } = at.shopper;
    const { keyboard } = page;
    await page.goto(`${at.shop.url}/shop`);
    await tabTo('Stoneware teapot, sage');
    await keyboard.press('Enter');
    await page.waitForURL(/TEAPOT-SAGE/);
    await tabTo('Add to cart');
    await keyboard.press('Enter');
    await tabTo('Go to the cart');
    await keyboard.press('Enter');
    await page.waitForURL(/cart/);
    await page.getByRole('button', { name: 'One more' }).waitFor();
    await tabTo('One more');
    await keyboard.press('Enter');
    await page.getByText('Your cart has 2 items').waitFor({ state: 'attached' });
    // The focus is still there, though the view is new.
    await keyboard.press('Enter');
    await page.getByText('Your cart has 3 items').waitFor({ state: 'attached' });
    await tabTo('Checkout');
    await keyboard.press('Enter');
    await page.waitForURL(/checkout/);
    await at.shopper.field('E-mail address').waitFor();
    for (const [label, text] of [['E-mail address', 'ada@example.com'] as const, ...ADDRESS]) {
      await tabTo(label);
      await keyboard.type(text);
    }
    await tabTo('By post');
    await keyboard.press('ArrowDown');
    await keyboard.press('ArrowDown');
    await page.getByRole('button', { name: 'Place order · €204.00' }).waitFor();
    await tabTo('Place order');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Thank you, Ada' }).waitFor();
    expect(reports().map(({ body }) => body)).toEqual([expect.objectContaining({ total: 3 * 6800 })]);
  });
});

describe('in the cart', () => {
  it('what is removed is gone, and the last one leaves it empty', async () => {
    const { page } = at.shopper;
    await at.shopper.checkOut();
    await page.getByRole('link', { name: 'Change the cart' }).click();
    await page.getByRole('button', { name: 'Remove Stoneware teapot, sage' }).click();
    await page.getByText('Stoneware teapot').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Remove/ }).click();
    await page.getByText('Your cart is empty.').waitFor();
    expect(await page.getByRole('link', { name: 'Checkout' }).count()).toBe(0);
  });
});

describe('the report of an order', () => {
  const fillIn = async () => {
    await at.shopper.checkOut();
    for (const [label, text] of ADDRESS) await at.shopper.field(label).fill(text);
    await at.shopper.type('E-mail address', 'ada@example.com');
    return at.shop.waitFor(({ body }) => body.email === 'ada@example.com');
  };
  const placeOrder = async () => {
    await at.shopper.page.getByRole('button', { name: /Place order/ }).click();
    await at.shopper.page.getByRole('heading', { name: 'Thank you, Ada' }).waitFor();
  };

  it('closes the checkout, and the browser begins anew', async () => {
    const { path } = await fillIn();
    await placeOrder();
    await at.shopper.page.getByText('Demo: how the shop has reported it').click();
    await at.shopper.page.getByText(/it was taken, so no mail will ever be sent/).waitFor();
    expect(at.shop.requests.filter((request) => request.path === path)).toHaveLength(1);
    await at.shopper.checkOut();
    await at.shopper.type('E-mail address', 'ada@example.org');
    const next = await at.shop.waitFor(({ body }) => body.email === 'ada@example.org');
    expect(next.path).not.toBe(path);
  });

  it('that is not taken pauses the mails and is sent again until it is', async () => {
    const { path } = await fillIn();
    at.shop.answerOrders(500);
    await placeOrder();
    const paused = await at.shop.waitFor(({ body }) => body.paused === true);
    expect(paused.path).toBe(path);
    await at.shop.moveOn(MINUTE_MS);
    at.shop.answerOrders(200);
    await at.shop.moveOn(5 * MINUTE_MS);
    await at.shop.moveOn(24 * 60 * MINUTE_MS);
    expect(reports()).toHaveLength(3);
    expect(new Set(reports().map(({ rawBody }) => rawBody)).size).toBe(1);
    expect(await listOrders()).toEqual([
      expect.objectContaining({
        isReported: true,
        attempts: [expect.anything(), expect.anything(), expect.anything()],
      }),
    ]);
  });
});

describe('an order that the shop does not take', () => {
  it('is not thanked for, and can be sent again', async () => {
    await at.shopper.checkOut();
    for (const [label, text] of ADDRESS) await at.shopper.field(label).fill(text);
    await at.shopper.field('E-mail address').fill('ada@example.com');
    const { page } = at.shopper;
    await page.route('**/_shop/orders', (route) =>
      route.fulfill({ status: 400, json: { message: 'Something in this cart is not sold any more.' } }),
    );
    await page.getByRole('button', { name: /Place order/ }).click();
    await page.getByRole('alert').getByText('The order was not placed. Something in this cart').waitFor();
    await page.unroute('**/_shop/orders');
    await page.getByRole('button', { name: /Place order/ }).click();
    await page.getByRole('heading', { name: 'Thank you, Ada' }).waitFor();
  });
});
