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
});
afterEach(async () => {
  await shopper.context.close();
  await shop.stop();
});

const TYPED: readonly (readonly [label: string, text: string])[] = [
  ['E-mail address', 'ada@example.com'],
  ['Password for a new account (optional)', 'correct-horse'],
  ['First name', 'Ada'],
  ['Last name', 'Lovelace'],
  ['Street and number', 'St James Square'],
  ['Postcode', 'SWONE'],
  ['Town', 'Londinium'],
  ['Phone (optional)', '+44 20 7946 0000'],
  ['Card number', '5555 5555 5555 4444'],
  ['Expires', '12 / 31'],
  ['Security code', '737'],
  ['Name on the card', 'A K LOVELACE'],
];

/** All that has left the page, without the numbers that the script makes itself. */
const allThatLeft = () =>
  JSON.stringify(
    shop.requests.map(({ path, body }) => ({ path, body: { ...body, seq: 0, consent: body.consent?.mode } })),
  );

describe('of a whole checkout', () => {
  it('only address, first name and cart leave the page', async () => {
    for (const [label, text] of TYPED) await shopper.type(label, text);
    await shopper.leave();
    const { body } = shop.requests.at(-1)!;
    expect(body).toEqual({
      v: 1,
      seq: expect.any(Number),
      store: 'demo',
      email: 'ada@example.com',
      firstName: 'Ada',
      locale: 'en-GB',
      timeZone: 'UTC',
      country: 'US',
      cart: { currency: 'EUR', url: `${shop.url}/`, items: [expect.anything(), expect.anything()] },
      consent: expect.anything(),
    });
    for (const [label, text] of TYPED.filter(
      ([label]) => !['E-mail address', 'First name'].includes(label),
    )) {
      expect([label, allThatLeft().includes(text)]).toEqual([label, false]);
    }
    expect(allThatLeft()).not.toMatch(/5555|737|Lovelace/i);
    expect(shopper.complaints).toEqual([]);
  });

  it('about three beacons leave, each as text/plain with a higher number', async () => {
    for (const [label, text] of TYPED) await shopper.type(label, text);
    await shopper.leave();
    expect(shop.requests.length).toBeLessThanOrEqual(3);
    expect(new Set(shop.requests.map(({ contentType }) => contentType))).toEqual(
      new Set(['text/plain;charset=UTF-8']),
    );
    const numbers = shop.requests.map(({ body }) => body.seq as number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it('the cart leaves as the shopper has changed it', async () => {
    await shopper.page.getByRole('button', { name: 'One more' }).first().click();
    await shopper.type('E-mail address', 'ada@example.com');
    const { body } = await shop.waitFor(() => true);
    expect(body.cart?.items.map(({ quantity }) => quantity)).toEqual([2, 1]);
  });
});

const valuesThatLeft = () =>
  shop.requests.flatMap(({ body }) => [body.email, body.firstName]).filter(Boolean);

describe('a card number in the wrong field', () => {
  it.each([
    ['First name', '5555 5555 5555 4444'],
    ['First name', '５５５５５５５５５５５５４４４４'],
    ['E-mail address', '5555555555554444@example.com'],
  ])('never leaves, nor does any part of it: %s %s', async (label, text) => {
    await shopper.type('E-mail address', 'ada@example.com');
    await shop.waitFor(() => true);
    await shopper.field(label).fill('');
    await shopper.type(label, text);
    await shopper.type('Last name', 'Lovelace');
    await shopper.leave();
    expect([...new Set(valuesThatLeft())]).toEqual(['ada@example.com']);
  });
});

describe('an address that was replaced by something else', () => {
  it('is cleared once the field is left, and the line with it', async () => {
    await shopper.type('E-mail address', 'ada@example.com');
    await shopper.page.getByText('Saved, so that we can help').waitFor();
    await shopper.field('E-mail address').fill('no');
    await shopper.field('E-mail address').blur();
    await shop.waitFor(({ body }) => body.email === null);
    await shopper.page.getByText('Saved, so that we can help').waitFor({ state: 'detached' });
  });
});

describe('a beacon', () => {
  it('leaves when the shopper pauses in the field', async () => {
    await shopper.type('E-mail address', 'ada@example.com');
    const { body } = await shop.waitFor(() => true);
    expect(body.email).toBe('ada@example.com');
    expect(await shopper.field('E-mail address').evaluate((field) => field.matches(':focus'))).toBe(true);
  });

  it('leaves with the page, however soon that is', async () => {
    await shopper.field('E-mail address').fill('ada@example.com');
    await shopper.leave();
    expect(shop.requests.map(({ body }) => body.email)).toEqual(['ada@example.com']);
  });

  it('does not carry a field or form that the shop has marked', async () => {
    shop.extraPages.set(
      '/marked',
      `<!doctype html><form data-recovery-ignore>
         <label>Newsletter <input type="email" name="email"></label></form>
       <form><label>E-mail address <input type="email" name="email"></label>
         <label data-recovery-ignore>First name <input autocomplete="given-name"></label></form>
       <script src="/beacon.js" data-store="demo" data-api="${shop.url}" data-country="US" defer></script>`,
    );
    await shopper.page.goto(`${shop.url}/marked`);
    await shopper.type('Newsletter', 'secret@example.com');
    await shopper.type('E-mail address', 'ada@example.com');
    await shopper.type('First name', 'Ada');
    await shopper.leave();
    expect(shop.requests.at(-1)!.body.email).toBe('ada@example.com');
    expect(allThatLeft()).not.toMatch(/secret|"Ada"/);
  });

  it('goes on under the same id with a higher number after a reload', async () => {
    await shopper.type('E-mail address', 'ada@example.com');
    const first = await shop.waitFor(() => true);
    await shopper.page.reload();
    await shopper.type('E-mail address', 'ada@example.org');
    const second = await shop.waitFor(({ body }) => body.email === 'ada@example.org');
    expect(second.path).toBe(first.path);
    expect(second.body.seq).toBeGreaterThan(first.body.seq!);
  });

  it('comes from a form that was not there at first', async () => {
    shop.extraPages.set(
      '/late',
      `<!doctype html><button onclick="this.outerHTML = '<form><label>E-mail address <input type=email></label></form>'">Next</button>
       <script src="/beacon.js" data-store="demo" data-api="${shop.url}" data-country="US" defer></script>`,
    );
    await shopper.page.goto(`${shop.url}/late`);
    await shopper.page.getByRole('button', { name: 'Next' }).click();
    await shopper.type('E-mail address', 'ada@example.com');
    const { body } = await shop.waitFor(() => true);
    expect(body.email).toBe('ada@example.com');
  });
});
