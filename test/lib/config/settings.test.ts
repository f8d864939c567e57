import { checkStore } from '../../../lib/config/check-store.ts';
import { toSettings } from '../../../lib/config/settings.ts';
import { exampleStore } from '../support/example-stack.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const settingsOf = (changes: Record<string, unknown> = {}) => {
  const store = checkStore({ ...exampleStore, ...changes });
  if (!store.isValid) throw new Error(store.report);
  return toSettings(store.config);
};

it('turns durations into milliseconds', () => {
  const { sequence, sending, retention } = settingsOf();
  expect(sequence).toEqual({
    steps: [
      { id: 'help', template: 'help', delayMs: 2 * HOUR_MS, maxLatenessMs: 12 * HOUR_MS },
      { id: 'reminder', template: 'reminder', delayMs: DAY_MS, maxLatenessMs: DAY_MS },
      { id: 'offer', template: 'offer', delayMs: 3 * DAY_MS, maxLatenessMs: 2 * DAY_MS },
    ],
    typingAllowanceMs: 300_000,
  });
  expect(sending).toMatchObject({
    caps: [
      { count: 1, windowMs: DAY_MS },
      { count: 3, windowMs: 30 * DAY_MS },
    ],
    minGapMs: 12 * HOUR_MS,
  });
  expect(retention).toEqual({ checkoutMs: 30 * DAY_MS, recipientMs: 400 * DAY_MS });
});

it('turns hosts into origins: https, but http for localhost', () => {
  const hosts = { returnHosts: ['www.shop.example', 'localhost:4700'], imageHosts: ['images.shop.example'] };
  expect(settingsOf(hosts).linkOrigins).toEqual({
    returns: ['https://www.shop.example', 'http://localhost:4700'],
    images: ['https://images.shop.example'],
  });
});

it('takes pictures from where carts are where nothing else is said', () => {
  expect(settingsOf().linkOrigins).toEqual({
    returns: ['https://www.shop.example'],
    images: ['https://www.shop.example'],
  });
});

it('sends shoppers without a cart page to the first storefront', () => {
  const storefrontOrigins = ['https://a.example', 'https://b.example'];
  expect(settingsOf({ storefrontOrigins }).shop.homeUrl).toBe('https://a.example');
});

it('tells functions nothing of how the sender is verified', () => {
  expect(Object.keys(settingsOf().sender).sort()).toEqual([
    'address',
    'name',
    'phone',
    'postalAddress',
    'replyTo',
  ]);
});
