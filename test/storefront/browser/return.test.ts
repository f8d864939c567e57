import { atDemoShop } from './support/at-demo-shop.ts';

const at = atDemoShop();

const WELCOME = 'Welcome back. Your cart is as you left it.';

/** Of Ada, wherever it might appear. */
const PERSONAL = /ada|lovelace|st james/i;

/** What the mail's link leads to: the cart's own address with a token. */
const linkOf = (cartUrl: string, token = 'to.ken-1') => `${cartUrl}?recover=${token}`;

const everythingShown = async () => {
  const { page } = at.shopper;
  const values = await page
    .locator('input')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
  const stored = await page.evaluate(() =>
    [localStorage, sessionStorage].map((area) => JSON.stringify(Object.entries(area))),
  );
  return [await page.locator('body').innerText(), ...values, ...stored].join('\n');
};

interface Hand {
  fill(label: string, text: string): Promise<void>;
  press(name: string | RegExp): Promise<void>;
}

const byMouse: Hand = {
  fill: async (label, text) => {
    await at.shopper.field(label).click();
    await at.shopper.page.keyboard.type(text);
  },
  press: (name) => at.shopper.page.getByRole('button', { name }).click(),
};

/** Presses Tab until the focus is there. */
const tabTo = async (target: ReturnType<typeof at.shopper.field>) => {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element.matches(':focus'))) return;
    await at.shopper.page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not get to ${target.toString()}`);
};

const byKeyboard: Hand = {
  fill: async (label, text) => {
    await tabTo(at.shopper.field(label));
    await at.shopper.page.keyboard.type(text);
  },
  press: async (name) => {
    await tabTo(at.shopper.page.getByRole('button', { name }));
    await at.shopper.page.keyboard.press('Enter');
  },
};

describe.each([
  ['by mouse', byMouse],
  ['by keyboard', byKeyboard],
])('the whole story %s', (_, { fill, press }) => {
  it('leads from typing over the mail’s link to the cart in another profile, without personal data', async () => {
    await at.enter();
    await at.shopper.checkOut();
    await fill('E-mail address', 'ada@example.com');
    await fill('First name', 'Ada');
    await fill('Last name', 'Lovelace');
    await fill('Street and number', 'St James’s Square 12');
    const { page: first } = at.shopper;
    await first.getByText('Saved, so that we can help').waitFor();
    await press('What is kept');
    await first.getByRole('definition').getByText('ada@example.com').waitFor();
    const { body } = await at.shop.waitFor((request) => request.body.firstName === 'Ada');
    await first.close();

    at.shop.cart = body.cart;
    await at.enter();
    const { page, complaints } = at.shopper;
    await page.goto(linkOf(`${at.shop.url}/shop/checkout`));
    await page.getByText(WELCOME).waitFor();
    await page.getByText('Linen tea towels, a pair').waitFor();
    expect(page.url()).toBe(`${at.shop.url}/shop/checkout`);
    expect(await everythingShown()).not.toMatch(PERSONAL);
    expect(await page.getByRole('button', { name: 'Fill in what I had typed' }).count()).toBe(0);
    await press('Close');
    expect(await page.getByText(WELCOME).count()).toBe(0);
    for (const [label, text] of [
      ['E-mail address', 'ben@example.com'],
      ['First name', 'Ben'],
      ['Last name', 'Babbage'],
      ['Street and number', 'Dorset Street'],
      ['Postcode', 'W1U'],
      ['City', 'London'],
    ] as const)
      await fill(label, text);
    await press(/Place order/);
    await page.getByRole('heading', { name: 'Thank you, Ben' }).waitFor();
    expect(complaints).toEqual([]);
  });
});

describe('what is said after a return', () => {
  it.each([
    ['restored', { currency: 'EUR', items: [] }, WELCOME],
    ['of a dead link', undefined, /no longer valid/],
  ])('is announced: %s', async (_, cart, words) => {
    at.shop.cart = cart;
    const { page } = await at.enter();
    await page.goto(linkOf(`${at.shop.url}/shop/checkout`));
    await page.getByRole('status').getByText(words).waitFor();
    const cdp = await at.shopper.context.newCDPSession(page);
    const { nodes } = await cdp.send('Accessibility.getFullAXTree');
    const statuses = nodes.filter(({ role }) => role?.value === 'status');
    expect(
      statuses.map(({ properties }) => properties?.find(({ name }) => name === 'live')?.value.value),
    ).toContain('polite');
  });

  it('is left to a shop that says it by itself', async () => {
    at.shop.cart = { currency: 'EUR', items: [] };
    at.shop.extraPages.set(
      '/own',
      `<!doctype html><title>Cart</title><script>
         document.addEventListener('checkout-recovery:restored', (event) => {
           event.preventDefault();
           document.title = 'back in ' + event.detail.cart.currency;
         });</script>
       <script src="/beacon.js" data-store="demo" data-api="${at.shop.url}" data-country="US" defer></script>`,
    );
    const { page } = await at.enter();
    await page.goto(linkOf(`${at.shop.url}/own`));
    await page.waitForFunction(() => document.title === 'back in EUR');
    expect(await page.locator('checkout-recovery').count()).toBe(0);
  });

  it('is kind where the server cannot be reached, too', async () => {
    const { page } = await at.enter();
    await page.route('**/v1/restore/**', (route) => route.abort());
    await page.goto(linkOf(`${at.shop.url}/shop/checkout`));
    await page.getByText('We could not bring your cart back just now.').waitFor();
    expect(page.url()).toBe(`${at.shop.url}/shop/checkout`);
  });
});

describe('the token', () => {
  it('is gone from the address and from the history, and all else of it stays', async () => {
    at.shop.cart = { currency: 'EUR', items: [{ sku: 'TEAPOT-SAGE', quantity: 1, unitPrice: 1 }] };
    const { page } = await at.enter();
    await page.goto(`${at.shop.url}/privacy`);
    await page.goto(`${at.shop.url}/shop/checkout?country=US&recover=to.ken-1&size=L#cart`);
    await page.getByText(WELCOME).waitFor();
    expect(page.url()).toBe(`${at.shop.url}/shop/checkout?country=US&size=L#cart`);
    await page.reload();
    await page.getByText(/keeps your e-mail address/).waitFor();
    expect(await page.getByText(WELCOME).count()).toBe(0);
    await at.shopper.leave();
    expect(at.shop.requests.map(({ path }) => path)).toEqual(['/v1/restore/to.ken-1']);
  });
});
