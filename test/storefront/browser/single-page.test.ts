import type * as beacon from '../../../storefront/beacon/module-api.ts';
import type { CheckoutRecovery } from '../../../storefront/beacon/api.ts';
import { atDemoShop } from './support/at-demo-shop.ts';
import { ADDRESS_FIELD, NAME_FIELD, plainForm, plainPage } from './support/plain-page.ts';
import { seenBy } from './support/seen.ts';

const at = atDemoShop();
const { notice, saved, box } = seenBy(at);

const open = async (form: string, tag = 'data-country="US"', path = '/plain') => {
  at.shop.extraPages.set(path, plainPage(at.shop.url, { form, tag }));
  await at.shopper.page.goto(`${at.shop.url}${path}`);
};

/** What a single-page shop does: it puts another view in the place of the form. */
const show = (view: string) =>
  at.shopper.page.evaluate((markup) => {
    document.querySelector('#view')!.innerHTML = markup;
  }, view);
const viewOf = (markup: string) => `<div id="view">${markup}</div>`;

beforeEach(() => at.enter());

describe('a form', () => {
  it('that comes late is found, and has its notice', async () => {
    await open(viewOf('Loading …'));
    await show(plainForm(ADDRESS_FIELD, NAME_FIELD));
    await notice().waitFor();
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
  });

  it('that is replaced has its notice again, once, and what is typed there is sent', async () => {
    await open(viewOf(plainForm(ADDRESS_FIELD, NAME_FIELD)));
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    await show(plainForm(ADDRESS_FIELD, NAME_FIELD));
    await notice().waitFor();
    expect(await notice().count()).toBe(1);
    await at.shopper.type('E-mail address', 'ada@example.org');
    const [first, second] = [
      await at.shop.waitFor(({ body }) => body.email === 'ada@example.com'),
      await at.shop.waitFor(({ body }) => body.email === 'ada@example.org'),
    ];
    expect(second.path).toBe(first.path);
    expect(at.shopper.complaints).toEqual([]);
  });

  it('that goes away takes its notice along, and what is typed elsewhere is not sent', async () => {
    await open(viewOf(plainForm(ADDRESS_FIELD, NAME_FIELD)));
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    await show('<label>Search <input name="q"></label>');
    await at.shopper.type('Search', 'teapots');
    expect(await notice().count()).toBe(0);
    await at.shopper.leave();
    expect(new Set(at.shop.requests.map(({ body }) => body.email))).toEqual(new Set(['ada@example.com']));
    expect(JSON.stringify(at.shop.requests)).not.toContain('teapots');
    expect(at.shopper.complaints).toEqual([]);
  });

  it('whose view is replaced at the click on “next” has told its address', async () => {
    await open(
      viewOf(`${plainForm(ADDRESS_FIELD)}
        <button onclick="document.querySelector('#view').innerHTML = 'Thank you'">Next</button>`),
    );
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await at.shopper.page.getByRole('button', { name: 'Next' }).click();
    await at.shopper.page.getByText('Thank you').waitFor();
    const { body } = await at.shop.waitFor(() => true);
    expect(body.email).toBe('ada@example.com');
  });
});

describe('a checkout of two views', () => {
  it('is one checkout: the address of the first, the name of the second', async () => {
    await open(viewOf(plainForm(ADDRESS_FIELD)));
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    await show(plainForm(NAME_FIELD));
    await notice().waitFor();
    await at.shopper.type('First name', 'Ada');
    const { body, path } = await at.shop.waitFor((request) => request.body.firstName === 'Ada');
    expect(path).toBe(at.shop.requests[0]!.path);
    // Absent means unchanged, so that the address stays.
    expect('email' in body).toBe(false);
  });
});

describe('a checkout of two pages', () => {
  const below = '<div data-recovery-notice style="margin-top: 3000px"></div>';

  it('asks by the notice again on the second, and sends nothing before it is in view there', async () => {
    await open(plainForm(ADDRESS_FIELD));
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    await open(plainForm(NAME_FIELD, below), undefined, '/second');
    await notice().waitFor();
    await at.shopper.begin('First name');
    await at.shopper.type('First name', 'Ada');
    await at.shopper.field('First name').blur();
    expect(at.shop.requests).toHaveLength(1);
    await notice().scrollIntoViewIfNeeded();
    const { path } = await at.shop.waitFor(({ body }) => body.firstName === 'Ada');
    expect(path).toBe(at.shop.requests[0]!.path);
  });

  it('has the box ticked on the second, where it was ticked on the first', async () => {
    await open(plainForm(ADDRESS_FIELD), 'data-country="DE"');
    await box().check();
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    await open(plainForm(NAME_FIELD), 'data-country="DE"', '/second');
    await at.shopper.begin('First name');
    expect(await box().isChecked()).toBe(true);
    await at.shopper.type('First name', 'Ada');
    const { body } = await at.shop.waitFor((request) => request.body.firstName === 'Ada');
    expect(body.consent?.mode).toBe('opt-in');
  });

  it('shows nothing on a second page where nothing was sent on the first', async () => {
    await open(plainForm(NAME_FIELD));
    await at.shopper.type('First name', 'Ada');
    await at.shopper.leave();
    expect(await notice().count()).toBe(0);
    expect(at.shop.requests).toEqual([]);
  });
});

describe('the module', () => {
  interface Shop {
    readonly beacon: { readonly start: typeof beacon.start };
    recovery: CheckoutRecovery;
    readonly events: readonly unknown[];
  }

  beforeEach(async () => {
    at.shop.extraPages.set(
      '/module',
      `<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Checkout</title>
       <body><div id="view">${plainForm(ADDRESS_FIELD, NAME_FIELD)}</div>
       <script type="module">
         globalThis.events = [];
         for (const type of ['saved', 'erased'])
           document.addEventListener('checkout-recovery:' + type, ({ detail }) => events.push([type, detail]));
         globalThis.beacon = await import('/beacon.mjs');
       </script></body></html>`,
    );
    await at.shopper.page.goto(`${at.shop.url}/module`);
    await at.shopper.page.waitForFunction(() => 'beacon' in globalThis);
  });

  const start = (cartName?: string) =>
    at.shopper.page.evaluate(
      ([api, name]) => {
        const shop = globalThis as unknown as Shop;
        const cart = name && { currency: 'EUR', items: [{ name, quantity: 1, unitPrice: 100 }] };
        shop.recovery = shop.beacon.start({ store: 'demo', api: api!, country: 'US', cart: () => cart });
      },
      [at.shop.url, cartName],
    );
  const stop = () => at.shopper.page.evaluate(() => (globalThis as unknown as Shop).recovery.stop());

  it('adds no global', async () => {
    await start();
    expect(await at.shopper.page.evaluate(() => 'checkoutRecovery' in globalThis)).toBe(false);
  });

  it('has one notice, and sends once, after mount, unmount and mount', async () => {
    await at.shopper.page.evaluate((api) => {
      const shop = globalThis as unknown as Shop;
      const mount = () => shop.beacon.start({ store: 'demo', api, country: 'US' });
      void mount().stop();
      shop.recovery = mount();
    }, at.shop.url);
    await at.shopper.begin('E-mail address');
    expect(await notice().count()).toBe(1);
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    await at.shopper.leave();
    expect(at.shop.requests).toHaveLength(1);
  });

  it('hears nothing after it was stopped', async () => {
    await start();
    await at.shopper.begin('E-mail address');
    await stop();
    expect(await notice().count()).toBe(0);
    await at.shopper.type('E-mail address', 'ada@example.com');
    await show(plainForm(ADDRESS_FIELD, NAME_FIELD));
    await at.shopper.type('E-mail address', 'ada@example.com');
    await at.shopper.leave();
    expect(at.shop.requests).toEqual([]);
    expect(at.shopper.complaints).toEqual([]);
  });

  it('has told what was typed when it is stopped', async () => {
    await start();
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await stop();
    expect((await at.shop.waitFor(() => true)).body.email).toBe('ada@example.com');
  });

  it('goes on with the same checkout when it is started again', async () => {
    await start();
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    await stop();
    await show(plainForm(ADDRESS_FIELD, NAME_FIELD));
    await start();
    await at.shopper.begin('First name');
    await at.shopper.type('First name', 'Ada');
    const { path } = await at.shop.waitFor(({ body }) => body.firstName === 'Ada');
    expect(path).toBe(at.shop.requests[0]!.path);
  });

  it('asks for the cart each time, and can be given another', async () => {
    await start('Mug');
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    await at.shopper.page.evaluate(() => {
      (globalThis as unknown as Shop).recovery.useCart(() => ({
        currency: 'EUR',
        items: [{ name: 'Teapot', quantity: 2, unitPrice: 100 }],
      }));
    });
    await at.shopper.type('First name', 'Ada');
    const { rawBody } = await at.shop.waitFor(({ body }) => body.firstName === 'Ada');
    expect([at.shop.requests[0]!.rawBody, rawBody]).toEqual([
      expect.stringContaining('"name":"Mug","quantity":1'),
      expect.stringContaining('"name":"Teapot","quantity":2'),
    ]);
  });

  it('tells by events what was saved and erased', async () => {
    await start();
    await at.shopper.begin('E-mail address');
    await at.shopper.type('E-mail address', 'ada@example.com');
    await saved().waitFor();
    const isForgotten = await at.shopper.page.evaluate(() =>
      (globalThis as unknown as Shop).recovery.forget(),
    );
    expect(isForgotten).toBe(true);
    expect(await at.shopper.page.evaluate(() => (globalThis as unknown as Shop).events)).toEqual([
      ['saved', { checkoutId: at.shop.requests[0]!.path.split('/').at(-1) }],
      ['erased', null],
    ]);
  });
});
