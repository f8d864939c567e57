import type { DemoShopSettings } from '../../../../local/pages/shop/shop.ts';

export const NOW = Date.parse('2026-11-21T16:00:00Z');
export const SECRET = 'order-secret-of-the-test';
export const HOME = 'http://localhost:4600';

export const shopSettings = (changes: Partial<DemoShopSettings> = {}): DemoShopSettings => ({
  shop: { storeId: 'demo', name: 'Lindgren & Sons', homeUrl: HOME, locale: 'en-GB', currency: 'EUR' },
  consent: { default: 'opt-in', countries: { US: 'notice', CN: 'off' } },
  retentionMs: 30 * 24 * 60 * 60 * 1000,
  apiUrl: HOME,
  orderSecret: SECRET,
  now: () => NOW,
  ...changes,
});
