import { cartOf } from '../../../storefront/beacon/snapshot/cart.ts';
import { createBeaconSchema } from '../../../functions/shared/contract/beacon.ts';

const page = { baseUrl: 'https://shop.example/checkout?step=1', url: 'https://shop.example/checkout' };
const item = { sku: 'A-1', name: 'Teapot', quantity: 2, unitPrice: 1999, reduced: false };
const cart = { currency: 'EUR', url: '/cart#top', items: [item] };

const beaconSchema = createBeaconSchema({
  storeId: 'demo',
  origins: { returns: ['https://shop.example'], images: ['https://shop.example'] },
});

/** As it travels: what is undefined is not there. */
const travelled = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the cart', () => {
  it('goes as the shop wrote it, with absolute links', () => {
    expect(travelled(cartOf(cart, page))).toEqual({
      currency: 'EUR',
      url: 'https://shop.example/cart',
      items: [item],
    });
  });

  it('leads back to this page where the shop names none', () => {
    expect(cartOf({ ...cart, url: undefined }, page)?.url).toBe(page.url);
  });

  it('leaves out what the server does not know', () => {
    const sent = cartOf({ ...cart, customer: 'Ada', items: [{ ...item, engraving: 'To Ada' }] }, page);
    expect(JSON.stringify(sent)).not.toContain('Ada');
  });

  it('leaves out a card number that got into a text', () => {
    const sent = cartOf({ ...cart, items: [{ ...item, name: 'Mug “4242 4242 4242 4242”' }] }, page);
    expect(travelled(sent?.items[0])).toEqual({ ...item, name: undefined });
  });

  it.each([undefined, null, 'cart', [], {}, { currency: 'EUR' }, { currency: 'euro', items: [] }])(
    'is none at all: %j',
    (value) => {
      expect(cartOf(value, page)).toBeUndefined();
    },
  );

  it.each([{ quantity: 0 }, { quantity: 1.5 }, { quantity: '2' }, { unitPrice: -1 }, { unitPrice: 19.99 }])(
    'goes without a line that the server would refuse: %j',
    (wrong) => {
      expect(cartOf({ ...cart, items: [item, { ...item, ...wrong }] }, page)?.items).toHaveLength(1);
    },
  );

  it.each([
    ['cut within a character', `${'n'.repeat(249)}😀`, 'n'.repeat(249)],
    ['with half a character from the shop', 'Mug \ud83d for two', undefined],
    ['with a character that the shop has lost', 'Caf\ufffd cup', undefined],
  ])('has no title %s: the server would refuse the address with it', (_, name, sent) => {
    const one = travelled(cartOf({ ...cart, items: [{ ...item, name }] }, page));
    expect(one).toMatchObject({ items: [travelled({ ...item, name: sent })] });
    expect(JSON.stringify(one)).not.toMatch(/\\ud|\ufffd/);
    expect(beaconSchema.safeParse({ v: 1, seq: 1, cart: one }).error).toBeUndefined();
  });

  it('leaves room for the rest of a beacon also behind a very long link', () => {
    const url = `https://shop.example/cart?${'x'.repeat(2000)}`;
    const sent = cartOf(
      { ...cart, url, items: Array<unknown>(50).fill({ ...item, name: 'é'.repeat(99) }) },
      page,
    );
    expect(sent?.url).toBe(url);
    expect(sent?.items.length).toBeGreaterThan(5);
    expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThanOrEqual(6 * 1024);
  });

  it('is taken by the server at its very largest', () => {
    const large = {
      sku: 's'.repeat(500),
      name: 'n'.repeat(500),
      quantity: 9999,
      unitPrice: 10_000_000_000,
      url: `/p?${'q'.repeat(5000)}`,
      image: '/i.png',
    };
    const one = cartOf({ ...cart, items: [large] }, page);
    expect(one?.items[0]?.name).toHaveLength(250);
    expect(beaconSchema.safeParse({ v: 1, seq: 1, cart: travelled(one) }).error).toBeUndefined();
  });

  it('fits into a beacon however much is in it', () => {
    const line = {
      ...item,
      name: 'é'.repeat(200),
      url: `/p/${'x'.repeat(300)}`,
      image: `/i/${'x'.repeat(300)}`,
    };
    const sent = cartOf({ ...cart, items: Array.from({ length: 200 }, () => line) }, page);
    expect(Buffer.byteLength(JSON.stringify(sent))).toBeLessThan(6.5 * 1024);
    expect(sent?.items.length).toBeGreaterThan(5);
    expect(beaconSchema.safeParse({ v: 1, seq: 1, cart: travelled(sent) }).error).toBeUndefined();
  });
});
