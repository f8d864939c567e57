import {
  currentCheckout,
  newCheckoutId,
  nextSeq,
} from '../../../storefront/beacon/session/checkout-record.ts';
import { checkoutIdSchema } from '../../../functions/shared/contract/checkout-id.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const NOW = Date.parse('2026-11-21T14:00:00Z');

describe('the number of a beacon', () => {
  it('is the time', () => {
    expect(nextSeq(0, NOW)).toBe(NOW);
  });

  it('rises within one millisecond', () => {
    expect(nextSeq(NOW, NOW)).toBe(NOW + 1);
  });

  it('rises when the clock is set back', () => {
    expect(nextSeq(NOW, NOW - DAY_MS)).toBe(NOW + 1);
  });
});

describe('a checkout id', () => {
  it('is 128 random bits in the shape that the API takes', () => {
    const id = newCheckoutId((bytes) => crypto.getRandomValues(bytes));
    expect(id).toHaveLength(22);
    expect(checkoutIdSchema.safeParse(id).success).toBe(true);
  });

  it('is URL-safe for every byte', () => {
    expect(newCheckoutId((bytes) => bytes.fill(0xff))).toBe('_____________________w');
    expect(newCheckoutId((bytes) => bytes.fill(0xfb))).toMatch(/^[\w-]{22}$/);
  });
});

describe('the checkout of this browser', () => {
  const known = { id: 'known', seq: 7, begunAt: NOW, isSent: true };

  it('goes on for 30 days', () => {
    expect(currentCheckout(known, NOW + 30 * DAY_MS - 1, () => 'new')).toBe(known);
  });

  it('is a new one after 30 days', () => {
    const later = NOW + 30 * DAY_MS;
    expect(currentCheckout(known, later, () => 'new')).toEqual({
      id: 'new',
      seq: 0,
      begunAt: later,
      isSent: false,
    });
  });

  it('is a new one where there was none', () => {
    expect(currentCheckout(undefined, NOW, () => 'new').id).toBe('new');
  });
});
