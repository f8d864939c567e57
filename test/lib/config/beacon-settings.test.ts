import { toBeaconSettings } from '../../../lib/config/beacon-settings.ts';
import { checkStore } from '../../../lib/config/check-store.ts';
import { exampleStore } from '../support/example-stack.ts';

const settingsOf = (changes: Record<string, unknown> = {}) => {
  const store = checkStore({ ...exampleStore, ...changes });
  if (!store.isValid) throw new Error(store.report);
  return toBeaconSettings(store.config);
};

it('tells the script what a store need not say, too', () => {
  expect(settingsOf()).toEqual({
    storeId: 'shop',
    shopName: 'Lindgren & Sons',
    consent: { default: 'opt-in', countries: { US: 'notice' } },
    keepDays: 30,
    privacyUrl: undefined,
  });
});

it('tells it what the store says', () => {
  const consent = { default: 'off', countries: { DE: 'opt-in' } };
  const storefront = { privacyUrl: '/privacy' };
  expect(settingsOf({ consent, storefront, retention: { checkout: 'P45D' } })).toMatchObject({
    consent,
    keepDays: 45,
    privacyUrl: '/privacy',
  });
});

it('promises no day less than what is kept: one that is begun counts', () => {
  expect(settingsOf({ retention: { checkout: 'P30DT1H' } }).keepDays).toBe(31);
});
