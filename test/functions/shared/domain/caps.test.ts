import fc from 'fast-check';
import { checkCaps, takeSlot } from '../../../../functions/shared/domain/caps.ts';
import { DAY_MS, HOUR_MS } from '../../../../functions/shared/domain/time.ts';
import { CAP_RULES, T0 } from '../../../support/builders.ts';

describe('the caps of a recipient', () => {
  it('allow the first mail', () => {
    expect(checkCaps({}, 'a#help', CAP_RULES, T0)).toEqual({ isAllowed: true });
  });

  it('put a second mail off to a day after the first', () => {
    expect(checkCaps({ 'a#help': T0 }, 'a#reminder', CAP_RULES, T0 + 22 * HOUR_MS)).toEqual({
      isAllowed: false,
      reason: 'capped',
      allowedAt: T0 + DAY_MS,
    });
  });

  it('name the minimum gap where that is what holds a mail up', () => {
    const rules = { ...CAP_RULES, caps: [{ count: 3, windowMs: DAY_MS }] };
    expect(checkCaps({ 'a#help': T0 }, 'a#reminder', rules, T0 + HOUR_MS)).toEqual({
      isAllowed: false,
      reason: 'min-gap',
      allowedAt: T0 + 12 * HOUR_MS,
    });
  });

  it('put a fourth mail off until the first of three is thirty days old', () => {
    const slots = { 'a#help': T0, 'a#reminder': T0 + DAY_MS, 'a#offer': T0 + 3 * DAY_MS };
    expect(checkCaps(slots, 'b#help', CAP_RULES, T0 + 5 * DAY_MS)).toEqual({
      isAllowed: false,
      reason: 'capped',
      allowedAt: T0 + 30 * DAY_MS,
    });
  });

  it('do not count the slot that the mail itself holds', () => {
    expect(checkCaps({ 'a#help': T0 }, 'a#help', CAP_RULES, T0 + HOUR_MS)).toEqual({ isAllowed: true });
  });

  it('hold over any order of attempts: no window ever has more mails than its cap', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 3 * DAY_MS }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(waits, (gapsMs) => {
        let now = T0;
        let slots: Record<string, number> = {};
        const sentAt: number[] = [];
        gapsMs.forEach((gapMs, index) => {
          now += gapMs;
          if (!checkCaps(slots, `c${index}#help`, CAP_RULES, now).isAllowed) return;
          slots = takeSlot(slots, `c${index}#help`, CAP_RULES, now);
          sentAt.push(now);
        });
        for (const { count, windowMs } of CAP_RULES.caps) {
          for (const end of sentAt) {
            expect(sentAt.filter((at) => at > end - windowMs && at <= end).length).toBeLessThanOrEqual(count);
          }
        }
      }),
    );
  });

  it('are allowed exactly from the moment that they name', () => {
    const slots = fc.dictionary(fc.string(), fc.integer({ min: T0 - 40 * DAY_MS, max: T0 }), { maxKeys: 6 });
    fc.assert(
      fc.property(slots, (taken) => {
        const verdict = checkCaps(taken, 'own', CAP_RULES, T0);
        if (verdict.isAllowed) return;
        expect(checkCaps(taken, 'own', CAP_RULES, verdict.allowedAt).isAllowed).toBe(true);
        expect(checkCaps(taken, 'own', CAP_RULES, verdict.allowedAt - 1).isAllowed).toBe(false);
      }),
    );
  });
});

describe('taking a slot', () => {
  it('moves a slot that is held already to the newest attempt', () => {
    const slots = takeSlot({ 'a#help': T0 }, 'a#help', CAP_RULES, T0 + HOUR_MS);
    expect(slots).toEqual({ 'a#help': T0 + HOUR_MS });
  });

  it('forgets slots that can block nothing any more', () => {
    expect(takeSlot({ old: T0 - 31 * DAY_MS }, 'a#help', CAP_RULES, T0)).toEqual({ 'a#help': T0 });
  });
});
