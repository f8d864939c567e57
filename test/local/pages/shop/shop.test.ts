import { createDemoShop } from '../../../../local/pages/shop/shop.ts';
import { createBeaconSchema } from '../../../../functions/shared/contract/beacon.ts';
import { HOME, shopSettings } from './shop-settings.ts';

const shop = createDemoShop(shopSettings());

const get = async (path: string, of = shop) => (await of.answer({ method: 'GET', path, body: '' }))!;

const post = async (path: string, body: unknown) => {
  const page = (await shop.answer({ method: 'POST', path, body: JSON.stringify(body) }))!;
  return { status: page.status, answer: JSON.parse(page.body) };
};

const attribute = (html: string, name: string) => new RegExp(`${name}="([^"]*)"`).exec(html)?.[1];

describe('the demo shop', () => {
  it.each(['/shop/cart', '/shop/checkout'])('carries the script at %s as a shop would', async (path) => {
    const { body } = await get(path);
    const [, tag = ''] = /<script\s+(src="\/beacon[^>]*)>/.exec(body) ?? [];
    expect(Object.fromEntries([...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, ...pair]) => pair))).toEqual({
      src: '/beacon.js',
      'data-store': 'demo',
      'data-api': HOME,
      'data-country': 'US',
    });
    expect(tag).toMatch(/\sdefer\s*$/);
  });

  it.each(['/shop', '/shop/products/TEAPOT-SAGE', '/privacy'])('has no use for it at %s', async (path) => {
    expect((await get(path)).body).not.toContain('/beacon.js');
  });

  it('knows no country by itself where no country may have a notice', async () => {
    const strict = createDemoShop(shopSettings({ consent: { default: 'opt-in', countries: {} } }));
    expect(attribute((await get('/shop/checkout', strict)).body, 'data-country')).toBe('');
  });

  it.each(['/shop', '/shop/checkout', '/shop/nothing'])(
    'at %s allows no script and no style but its own, and no frame but the console’s',
    async (path) => {
      const { headers, body } = await get(path);
      expect(headers['content-security-policy']).toContain("script-src 'self'; style-src 'self'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
      expect(body).not.toMatch(/<style|\sstyle=|\son\w+=/);
    },
  );

  it.each(['/shop/nothing', '/shop/products/NOTHING', '/shop/thanks/LS-2222', '/shop/products/'])(
    'says kindly that there is nothing at %s',
    async (path) => {
      const { status, body } = await get(path);
      expect([status, body]).toEqual([404, expect.stringContaining('Not on our shelves')]);
    },
  );

  it('takes an address with a slash at its end', async () => {
    expect((await get('/shop/')).body).toContain('Made slowly, used daily');
  });

  it('leads a return link that knows no cart page to the checkout', async () => {
    expect(await get('/?recover=to.ken-1')).toMatchObject({
      status: 302,
      headers: { location: '/shop/checkout?recover=to.ken-1' },
    });
    expect(await get('/')).toBeUndefined();
  });

  it('takes the card with the tokens that browsers fill in, and no field of it is required', async () => {
    const { body } = await get('/shop/checkout');
    for (const token of ['cc-number', 'cc-exp', 'cc-csc', 'cc-name'])
      expect(body).toMatch(new RegExp(`autocomplete="${token}"(?![^>]*required)`));
  });
});

describe('a cart', () => {
  const cart = (items: unknown, more = {}) =>
    post('/_shop/cart', { view: 'summary', delivery: 'post', items, ...more });

  it('is priced by the shop, delivery and all', async () => {
    const { answer } = await cart([
      { sku: 'TEAPOT-SAGE', quantity: 2 },
      { sku: 'TOWEL-PAIR', quantity: 1 },
    ]);
    expect(answer).toMatchObject({ count: 3, total: '€164.90' });
    const express = await cart([{ sku: 'TOWEL-PAIR', quantity: 1 }], { delivery: 'express' });
    expect(express.answer).toMatchObject({ count: 1, total: '€36.90' });
  });

  it('loses what is not sold', async () => {
    const { answer } = await cart([
      { sku: 'NOTHING', quantity: 2 },
      { sku: 'MUG-OAT', quantity: 1 },
    ]);
    expect(answer).toMatchObject({ items: [{ sku: 'MUG-OAT', quantity: 1 }], count: 1 });
  });

  it('comes with one that the API takes, pictures and reductions too', async () => {
    const { answer } = await cart([
      { sku: 'TEAPOT-SAGE', quantity: 1 },
      { sku: 'TOWEL-PAIR', quantity: 2 },
    ]);
    const schema = createBeaconSchema({ storeId: 'demo', origins: { returns: [HOME], images: [HOME] } });
    expect(schema.parse({ v: 1, seq: 1, cart: answer.recoveryCart }).cart).toEqual({
      currency: 'EUR',
      url: `${HOME}/shop/checkout`,
      items: [
        expect.objectContaining({ sku: 'TEAPOT-SAGE', quantity: 1, unitPrice: 6800, reduced: false }),
        {
          sku: 'TOWEL-PAIR',
          name: 'Linen tea towels, a pair',
          quantity: 2,
          unitPrice: 2400,
          reduced: true,
          url: `${HOME}/shop/products/TOWEL-PAIR`,
          image: `${HOME}/assets/towels.svg`,
        },
      ],
    });
  });

  it.each([
    [400, [{ sku: 'MUG-OAT', quantity: 1, unitPrice: 1 }]],
    [400, [{ sku: 'MUG-OAT', quantity: 100 }]],
    [400, [{ sku: 'MUG-OAT', quantity: 0.5 }]],
    [400, Array.from({ length: 51 }, () => ({ sku: 'MUG-OAT', quantity: 1 }))],
    [413, Array.from({ length: 500 }, () => ({ sku: 'MUG-OAT', quantity: 1 }))],
  ])('is refused with %s where it is %j', async (status, items) => {
    expect((await cart(items)).status).toBe(status);
  });
});
