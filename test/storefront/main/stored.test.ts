import { readConfig } from '../../storefront/beacon/config.ts';

const data = { store: 'demo', api: 'https://api.shop.example/' };

describe('the script tag', () => {
  it('needs a store and an API', () => {
    expect(readConfig({}, 'shop.example')).toBeUndefined();
    expect(readConfig({ store: 'demo' }, 'shop.example')).toBeUndefined();
  });

  it('says the rest by default', () => {
    expect(readConfig(data, 'shop.example')).toEqual({
      storeId: 'demo',
      apiUrl: 'https://api.shop.example',
      country: undefined,
      shopperId: undefined,
      consentRules: { default: 'opt-in', countries: { US: 'notice' } },
      shopName: 'shop.example',
      keepDays: 30,
      privacyUrl: undefined,
    });
  });

  it('says it all', () => {
    const all = {
      ...data,
      country: 'de',
      shopper: 'cart_7.f-2',
      consent: 'notice',
      shop: 'Lindgren',
      keepDays: '14',
      privacy: '/privacy',
    };
    expect(readConfig(all, 'shop.example')).toEqual({
      storeId: 'demo',
      apiUrl: 'https://api.shop.example',
      country: 'DE',
      shopperId: 'cart_7.f-2',
      consentRules: { default: 'notice', countries: {} },
      shopName: 'Lindgren',
      keepDays: 14,
      privacyUrl: '/privacy',
    });
  });

  it('leaves a country unknown that is none', () => {
    expect(readConfig({ ...data, country: 'Germany' }, 'shop.example')?.country).toBeUndefined();
  });

  it.each(['ada@example.com', 'Ada Lovelace', 'x'.repeat(65), ''])(
    'takes no shopper’s id that is none: %j',
    (shopper) => {
      expect(readConfig({ ...data, shopper }, 'shop.example')?.shopperId).toBeUndefined();
    },
  );
});
