import fc from 'fast-check';
import { checkoutRef, spreadMs, timerName } from '../../../../functions/shared/domain/timer.ts';
import { clampToNextMinute, MINUTE_MS } from '../../../../functions/shared/domain/time.ts';
import { isHeldOut } from '../../../../functions/shared/domain/holdout.ts';
import { CHECKOUT_ID, T0 } from '../../../support/builders.ts';

const checkoutIds = fc.stringMatching(/^[A-Za-z0-9_-]{22,64}$/);

describe('a timer', () => {
  it('has a name that Scheduler takes, whatever the ids', () => {
    const steps = fc.stringMatching(/^[a-z][a-z0-9-]{0,15}$/);
    fc.assert(
      fc.property(
        checkoutIds,
        steps,
        fc.integer({ min: 1, max: 9_999_999 }),
        (checkoutId, step, generation) => {
          expect(timerName({ checkoutId, step, generation })).toMatch(/^[0-9a-zA-Z-_.]{1,64}$/);
        },
      ),
    );
  });

  it('does not show the checkout id in its name', () => {
    expect(timerName({ checkoutId: CHECKOUT_ID, step: 'help', generation: 1 })).not.toContain(CHECKOUT_ID);
  });

  it('is never named by the start of another one of a different checkout', () => {
    expect(checkoutRef(CHECKOUT_ID)).toHaveLength(checkoutRef(`${CHECKOUT_ID}0`).length);
    expect(checkoutRef(CHECKOUT_ID)).not.toBe(checkoutRef(`${CHECKOUT_ID}0`));
  });
});

describe('the spread of timers that failed together', () => {
  it('gives each checkout its own moment within it, and the same each time', () => {
    const moments = Array.from({ length: 1000 }, (_, index) => spreadMs(`checkout-${index}`, 5 * MINUTE_MS));
    expect(Math.min(...moments)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...moments)).toBeLessThan(5 * MINUTE_MS);
    for (let minute = 0; minute < 5; minute += 1) {
      const share = moments.filter((moment) => Math.floor(moment / MINUTE_MS) === minute).length;
      expect(share).toBeGreaterThan(120);
    }
    expect(spreadMs('a', 1000)).toBe(spreadMs('a', 1000));
  });
});

describe('the time of a timer', () => {
  it('is a whole minute ahead, not before it was asked for and less than two minutes after', () => {
    const offsets = fc.integer({ min: -10 * MINUTE_MS, max: 10 * MINUTE_MS });
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: MINUTE_MS }), (ahead, shift) => {
        const now = T0 + shift;
        const at = clampToNextMinute(now + ahead, now);
        expect(at % MINUTE_MS).toBe(0);
        expect(at).toBeGreaterThan(now);
        expect(at).toBeGreaterThanOrEqual(now + ahead);
        expect(at - Math.max(now, now + ahead)).toBeLessThan(2 * MINUTE_MS);
      }),
    );
  });
});

describe('the holdout', () => {
  const keys = Array.from({ length: 20_000 }, (_, index) => `key-${index}`);

  it('holds nobody out at 0 and everybody at 100 percent', () => {
    expect(keys.some((key) => isHeldOut(key, 0))).toBe(false);
    expect(keys.every((key) => isHeldOut(key, 100))).toBe(true);
  });

  it('holds about its share out', () => {
    const share = keys.filter((key) => isHeldOut(key, 10)).length / keys.length;
    expect(share).toBeGreaterThan(0.09);
    expect(share).toBeLessThan(0.11);
  });

  it('only ever adds recipients when the share grows', () => {
    expect(keys.every((key) => !isHeldOut(key, 5) || isHeldOut(key, 10))).toBe(true);
  });
});
