import { atDemoShop } from './support/at-demo-shop.ts';

const at = atDemoShop();

beforeEach(async () => {
  await at.enter();
  await at.shopper.checkOut();
});

const TYPED: readonly (readonly [label: string, text: string])[] = [
  ['E-mail address', 'ada@example.com'],
  ['Password for a new account (optional)', 'correct-horse'],
  ['First name', 'Ada'],
  ['Last name', 'Lovelace'],
  ['Street and number', 'St James Square'],
  ['Postcode', 'SWONE'],
  ['City', 'Londinium'],
  ['Phone (optional)', '+44 20 7946 0000'],
  ['Card number', '5555 5555 5555 4444'],
  ['Expires', '12 / 31'],
  ['Security code', '737'],
  ['Name on the card', 'A K LOVELACE'],
];

/** All that has left the page, without the numbers that the script makes itself. */
const allThatLeft = () =>
  JSON.stringify(
    at.shop.requests.map(({ path, body }) => ({
      path,
      body: { ...body, seq: 0, consent: body.consent?.mode },
    })),
  );

describe('of a whole checkout', () => {
  it('only address, first name and cart leave the page', async () => {
    for (const [label, text] of TYPED) await at.shopper.type(label, text);
    await at.shopper.leave();
    const { body } = at.shop.requests.at(-1)!;
    expect(body).toEqual({
      v: 1,
      seq: expect.any(Number),
      store: 'demo',
      email: 'ada@example.com',
      firstName: 'Ada',
      locale: 'en-GB',
      timeZone: 'UTC',
      country: 'US',
      cart: {
        currency: 'EUR',
        url: `${at.shop.url}/shop/checkout`,
        items: [expect.anything(), expect.anything()],
      },
      consent: expect.anything(),
    });
    for (const [label, text] of TYPED.filter(
      ([label]) => !['E-mail address', 'First name'].includes(label),
    )) {
      expect([label, allThatLeft().includes(text)]).toEqual([label, false]);
    }
    expect(allThatLeft()).not.toMatch(/5555|737|Lovelace/i);
    expect(at.shopper.complaints).toEqual([]);
  });

  it('about three beacons leave, each as text/plain with a higher number', async () => {
    for (const [label, text] of TYPED) await at.shopper.type(label, text);
    await at.shopper.leave();
    expect(at.shop.requests.length).toBeLessThanOrEqual(3);
    expect(new Set(at.shop.requests.map(({ contentType }) => contentType))).toEqual(
      new Set(['text/plain;charset=UTF-8']),
    );
    const numbers = at.shop.requests.map(({ body }) => body.seq as number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  it('the cart leaves as the shopper has changed it, at the prices of the shop', async () => {
    const { page } = at.shopper;
    await page.goto(`${at.shop.url}/shop/cart`);
    await page.getByRole('button', { name: 'One more' }).first().click();
    await page.getByText('Your cart has 3 items').waitFor({ state: 'attached' });
    await at.shopper.checkOut();
    await at.shopper.type('E-mail address', 'ada@example.com');
    const { body } = await at.shop.waitFor(() => true);
    expect(body.cart?.items.map(({ quantity }) => quantity)).toEqual([2, 1]);
  });
});

const valuesThatLeft = () =>
  at.shop.requests.flatMap(({ body }) => [body.email, body.firstName]).filter(Boolean);

describe('a card number in the wrong field', () => {
  it.each([
    ['First name', '5555 5555 5555 4444'],
    ['First name', '５５５５５５５５５５５５４４４４'],
    ['E-mail address', '5555555555554444@example.com'],
  ])('never leaves, nor does any part of it: %s %s', async (label, text) => {
    await at.shopper.type('E-mail address', 'ada@example.com');
    await at.shop.waitFor(() => true);
    await at.shopper.field(label).fill('');
    await at.shopper.type(label, text);
    await at.shopper.type('Last name', 'Lovelace');
    await at.shopper.leave();
    expect([...new Set(valuesThatLeft())]).toEqual(['ada@example.com']);
  });
});

describe('an address that was replaced by something else', () => {
  it('is cleared once the field is left, and the line with it', async () => {
    await at.shopper.type('E-mail address', 'ada@example.com');
    await at.shopper.page.getByText('Saved, so that we can help').waitFor();
    await at.shopper.field('E-mail address').fill('no');
    await at.shopper.field('E-mail address').blur();
    await at.shop.waitFor(({ body }) => body.email === null);
    await at.shopper.page.getByText('Saved, so that we can help').waitFor({ state: 'detached' });
  });
});

describe('a beacon', () => {
  it('leaves when the shopper pauses in the field', async () => {
    await at.shopper.type('E-mail address', 'ada@example.com');
    const { body } = await at.shop.waitFor(() => true);
    expect(body.email).toBe('ada@example.com');
    expect(await at.shopper.field('E-mail address').evaluate((field) => field.matches(':focus'))).toBe(true);
  });

  it('leaves with the page, however soon that is', async () => {
    await at.shopper.begin('E-mail address');
    await at.shopper.field('E-mail address').fill('ada@example.com');
    await at.shopper.leave();
    expect(at.shop.requests.map(({ body }) => body.email)).toEqual(['ada@example.com']);
  });

  it('does not carry a field or form that the shop has marked', async () => {
    at.shop.extraPages.set(
      '/marked',
      `<!doctype html><form data-recovery-ignore>
         <label>Newsletter <input type="email" name="email"></label></form>
       <form><label>E-mail address <input type="email" name="email"></label>
         <label data-recovery-ignore>First name <input autocomplete="given-name"></label></form>
       <script src="/beacon.js" data-store="demo" data-api="${at.shop.url}" data-country="US" defer></script>`,
    );
    await at.shopper.page.goto(`${at.shop.url}/marked`);
    await at.shopper.type('Newsletter', 'secret@example.com');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await at.shopper.type('First name', 'Ada');
    await at.shopper.leave();
    expect(at.shop.requests.at(-1)!.body.email).toBe('ada@example.com');
    expect(allThatLeft()).not.toMatch(/secret|"Ada"/);
  });

  it('goes on under the same id with a higher number after a reload', async () => {
    await at.shopper.type('E-mail address', 'ada@example.com');
    const first = await at.shop.waitFor(() => true);
    await at.shopper.page.reload();
    await at.shopper.type('E-mail address', 'ada@example.org');
    const second = await at.shop.waitFor(({ body }) => body.email === 'ada@example.org');
    expect(second.path).toBe(first.path);
    expect(second.body.seq).toBeGreaterThan(first.body.seq!);
  });

  it('comes from a form that was not there at first', async () => {
    at.shop.extraPages.set(
      '/late',
      `<!doctype html><button onclick="this.outerHTML = '<form><label>E-mail address <input type=email></label></form>'">Next</button>
       <script src="/beacon.js" data-store="demo" data-api="${at.shop.url}" data-country="US" defer></script>`,
    );
    await at.shopper.page.goto(`${at.shop.url}/late`);
    await at.shopper.page.getByRole('button', { name: 'Next' }).click();
    await at.shopper.type('E-mail address', 'ada@example.com');
    const { body } = await at.shop.waitFor(() => true);
    expect(body.email).toBe('ada@example.com');
  });
});
