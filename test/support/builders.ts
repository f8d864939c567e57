import type { CapRules } from '../../functions/shared/domain/caps.ts';
import type { Cart, Consent, OpenCheckout } from '../../functions/shared/domain/checkout.ts';
import type { ConsentRules } from '../../functions/shared/domain/consent.ts';
import type { Recipient } from '../../functions/shared/domain/recipient.ts';
import type { Step } from '../../functions/shared/domain/sequence.ts';
import { DAY_MS, HOUR_MS } from '../../functions/shared/domain/time.ts';
import type { CheckoutSnapshot } from '../../functions/shared/ports.ts';

/** A whole minute, so that timers are easy to read. */
export const T0 = Date.UTC(2026, 10, 21, 10, 0, 0);
export const CHECKOUT_ID = 'checkout-A-0123456789abcdef';
export const RECIPIENT_KEY = 'recipient-key-A';

export const aCart = (changes: Partial<Cart> = {}): Cart => ({
  currency: 'EUR',
  url: 'https://shop.example/cart',
  items: [{ sku: 'mug', name: 'Blue mug', quantity: 2, unitPrice: 1999 }],
  ...changes,
});

export const aConsent = (changes: Partial<Consent> = {}): Consent => ({
  mode: 'opt-in',
  version: '1',
  at: '2026-11-21T09:59:00.000Z',
  ...changes,
});

export const aSnapshot = (changes: Partial<CheckoutSnapshot> = {}): CheckoutSnapshot => ({
  checkoutId: CHECKOUT_ID,
  seq: 1,
  receivedAt: T0,
  email: undefined,
  recipientKey: undefined,
  firstName: undefined,
  locale: undefined,
  timeZone: undefined,
  country: undefined,
  cart: undefined,
  consent: undefined,
  session: undefined,
  signals: undefined,
  isPaused: undefined,
  ...changes,
});

/** Address and consent are there: it can be mailed. */
export const aContactableSnapshot = (changes: Partial<CheckoutSnapshot> = {}): CheckoutSnapshot =>
  aSnapshot({
    email: 'ann@example.com',
    recipientKey: RECIPIENT_KEY,
    firstName: 'Ann',
    locale: 'en-GB',
    country: 'GB',
    cart: aCart(),
    consent: aConsent(),
    ...changes,
  });

export const anOpenCheckout = (changes: Partial<OpenCheckout> = {}): OpenCheckout => ({
  state: 'open',
  checkoutId: CHECKOUT_ID,
  seq: 1,
  begunAt: T0,
  lastActivityAt: T0,
  email: 'ann@example.com',
  recipientKey: RECIPIENT_KEY,
  firstName: 'Ann',
  locale: 'en-GB',
  country: 'GB',
  cart: aCart(),
  consent: aConsent(),
  isPaused: false,
  timerGeneration: 1,
  timerState: 'armed',
  lastAttempt: 0,
  steps: {},
  ...changes,
});

export const aRecipient = (changes: Partial<Recipient> = {}): Recipient => ({
  key: RECIPIENT_KEY,
  slots: {},
  slotsVersion: 0,
  ...changes,
});

export const STEPS: readonly Step[] = [
  { id: 'help', template: 'help', delayMs: 2 * HOUR_MS, maxLatenessMs: 12 * HOUR_MS },
  { id: 'reminder', template: 'reminder', delayMs: DAY_MS, maxLatenessMs: DAY_MS },
  { id: 'offer', template: 'offer', delayMs: 3 * DAY_MS, maxLatenessMs: 2 * DAY_MS },
];

export const CAP_RULES: CapRules = {
  caps: [
    { count: 1, windowMs: DAY_MS },
    { count: 3, windowMs: 30 * DAY_MS },
  ],
  minGapMs: 12 * HOUR_MS,
};

export const CONSENT_RULES: ConsentRules = { default: 'opt-in', countries: { US: 'notice', KP: 'off' } };

export const RETENTION = { checkoutMs: 30 * DAY_MS, recipientMs: 400 * DAY_MS };
