import type { LinkOrigins } from '../../functions/shared/contract/store.ts';

export const STORE_ID = 'demo';

export const ORIGINS: LinkOrigins = {
  returns: ['https://shop.example', 'http://localhost:4600'],
  images: ['https://cdn.example'],
};

/** A beacon with everything in it, as the browser sends it. */
export const aBeacon = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  v: 1,
  seq: 1732212345678,
  store: STORE_ID,
  email: 'ada@example.com',
  firstName: 'Ada',
  locale: 'de-DE',
  timeZone: 'Europe/Berlin',
  country: 'DE',
  cart: {
    currency: 'EUR',
    url: 'https://shop.example/cart',
    items: [
      {
        sku: 'MUG-1',
        name: 'Blue mug',
        quantity: 2,
        unitPrice: 1999,
        reduced: false,
        url: 'https://shop.example/p/mug',
        image: 'https://cdn.example/mug.jpg',
      },
    ],
  },
  consent: { mode: 'opt-in', version: '2026-11', at: '2026-11-21T09:59:00.000Z' },
  session: 'abc.def',
  signals: { ms: 1200, keys: 31 },
  paused: false,
  ...changes,
});

/** The smallest beacon with a cart of one item. */
export const aBeaconWithItem = (item: Record<string, unknown>, cart: Record<string, unknown> = {}) => ({
  v: 1,
  seq: 1,
  cart: { currency: 'EUR', items: [{ quantity: 1, unitPrice: 100, ...item }], ...cart },
});
