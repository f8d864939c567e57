import { contactOf, decide } from '../../../../functions/shared/domain/decide.ts';
import { DAY_MS, HOUR_MS } from '../../../../functions/shared/domain/time.ts';
import type { OpenCheckout } from '../../../../functions/shared/domain/checkout.ts';
import type { Recipient } from '../../../../functions/shared/domain/recipient.ts';
import {
  aConsent,
  anOpenCheckout,
  aRecipient,
  CAP_RULES,
  CHECKOUT_ID,
  CONSENT_RULES,
  STEPS,
  T0,
} from '../../../support/builders.ts';

const rules = { ...CAP_RULES, consent: CONSENT_RULES };
const decideHelp = (checkout: Partial<OpenCheckout>, recipient: Partial<Recipient>, now = T0 + 2 * HOUR_MS) =>
  decide(anOpenCheckout(checkout), aRecipient(recipient), STEPS[0]!, rules, now);

describe('deciding about a step', () => {
  it('mails when it is due and nothing speaks against it', () => {
    expect(decideHelp({}, {})).toEqual({ kind: 'mail' });
  });

  it('waits for the delay after the last activity', () => {
    expect(decideHelp({ lastActivityAt: T0 + HOUR_MS }, {})).toEqual({
      kind: 'wait',
      until: T0 + 3 * HOUR_MS,
      because: 'not-due',
    });
  });

  it('skips the step past its maximum lateness and goes on', () => {
    expect(decideHelp({}, {}, T0 + 14 * HOUR_MS + 1)).toEqual({
      kind: 'skip',
      reason: 'too-late',
      ends: 'step',
    });
  });

  it.each([
    ['ordered', { orderedAt: T0 }],
    ['ordered', { orderedAt: T0 - HOUR_MS }],
    ['superseded', { sequence: { checkoutId: 'another-checkout-id-000', begunAt: T0 + 1 } }],
  ] as const)('ends the sequence as %s', (reason, recipient) => {
    expect(decideHelp({}, recipient)).toEqual({ kind: 'skip', reason, ends: 'sequence' });
  });

  it.each([
    ['suppressed', { suppressedAt: T0 }],
    ['unsubscribed', { unsubscribedAt: T0 }],
  ] as const)('ends it for this address as %s', (reason, recipient) => {
    expect(decideHelp({}, recipient)).toEqual({ kind: 'skip', reason, ends: 'address' });
  });

  it('mails a checkout begun more than an hour after the order', () => {
    expect(decideHelp({}, { orderedAt: T0 - HOUR_MS - 1 })).toEqual({ kind: 'mail' });
  });

  it('mails the newest of two sequences, and the one that runs', () => {
    expect(
      decideHelp({}, { sequence: { checkoutId: 'another-checkout-id-000', begunAt: T0 - 1 } }).kind,
    ).toBe('mail');
    expect(decideHelp({}, { sequence: { checkoutId: CHECKOUT_ID, begunAt: T0 } }).kind).toBe('mail');
  });

  it('puts the step off to the first allowed moment while a cap holds it up', () => {
    expect(decideHelp({}, { slots: { 'x#help': T0 - 20 * HOUR_MS } })).toEqual({
      kind: 'wait',
      until: T0 + 4 * HOUR_MS,
      because: 'capped',
    });
  });

  it('skips the step where the cap would hold it up past its maximum lateness', () => {
    expect(decideHelp({}, { slots: { 'x#help': T0 } })).toEqual({
      kind: 'skip',
      reason: 'capped',
      ends: 'step',
    });
  });
});

describe('the contact of a checkout', () => {
  it('is there with an address and enough consent', () => {
    expect(contactOf(anOpenCheckout(), CONSENT_RULES)).toEqual({
      email: 'ann@example.com',
      recipientKey: 'recipient-key-A',
    });
  });

  it.each([
    ['paused', { isPaused: true }],
    ['no-address', { email: undefined }],
    ['no-consent', { consent: undefined }],
    ['no-consent', { consent: aConsent({ mode: 'notice' }), country: 'DE' }],
    ['no-consent', { consent: aConsent({ mode: 'notice' }), country: undefined }],
    ['no-consent', { country: 'KP' }],
  ] as const)('is missing as %s', (reason, changes) => {
    expect(contactOf(anOpenCheckout(changes), CONSENT_RULES)).toBe(reason);
  });

  it('takes a notice where the country asks for no more', () => {
    const checkout = anOpenCheckout({ consent: aConsent({ mode: 'notice' }), country: 'US' });
    expect(contactOf(checkout, CONSENT_RULES)).toEqual({
      email: 'ann@example.com',
      recipientKey: 'recipient-key-A',
    });
  });
});

it('never decides by a clock that runs backwards: a step is due for its whole lateness', () => {
  for (let late = 0; late <= 12 * HOUR_MS; late += HOUR_MS) {
    expect(decideHelp({}, {}, T0 + 2 * HOUR_MS + late).kind).toBe('mail');
  }
  expect(decideHelp({}, {}, T0 + DAY_MS).kind).toBe('skip');
});
