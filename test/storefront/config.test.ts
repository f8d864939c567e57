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
      consent: 'notice',
      shop: 'Lindgren',
      keepDays: '14',
      privacy: '/privacy',
    };
    expect(readConfig(all, 'shop.example')).toEqual({
      storeId: 'demo',
      apiUrl: 'https://api.shop.example',
      country: 'DE',
      consentRules: { default: 'notice', countries: {} },
      shopName: 'Lindgren',
      keepDays: 14,
      privacyUrl: '/privacy',
    });
  });

  it('leaves a country unknown that is none', () => {
    expect(readConfig({ ...data, country: 'Germany' }, 'shop.example')?.country).toBeUndefined();
  });
});
