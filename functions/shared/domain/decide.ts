import { checkCaps, type CapRules } from './caps.ts';
import { isConsentEnough, type ConsentRules } from './consent.ts';
import { isStoppedByOrder } from './order-grace.ts';
import { dueAt, type Step } from './sequence.ts';
import { isNewerSequence, slotKeyOf, type Recipient } from './recipient.ts';
import type { OpenCheckout, RecipientKey } from './checkout.ts';
import { isLiftable, type ContactReason, type DeferReason, type SkipReason } from './reasons.ts';
import type { EpochMs } from './time.ts';

export interface DecisionRules extends CapRules {
  readonly consent: ConsentRules;
}

/** What a mail needs of a checkout, known to be there. */
export interface Contact {
  readonly email: string;
  readonly recipientKey: RecipientKey;
}

/**
 * What to do about one step at one moment.
 * - `wait`: the shopper was active since, or something that passes with time holds the step up (`because`).
 * - `skip`: not this step; `ends` says what goes on: the next step, nothing, or all of it with another address.
 * - `mail`: all rules allow it now; the claim checks them once more, atomically.
 */
export type Verdict =
  | { readonly kind: 'wait'; readonly until: EpochMs; readonly because: DeferReason | 'not-due' }
  | { readonly kind: 'skip'; readonly reason: SkipReason; readonly ends: 'step' | 'sequence' | 'address' }
  | { readonly kind: 'mail' };

/** What stands in the way on the shopper's side, before any recipient record is read. */
export const contactOf = (checkout: OpenCheckout, rules: ConsentRules): Contact | ContactReason => {
  if (checkout.isPaused) return 'paused';
  if (checkout.email === undefined || checkout.recipientKey === undefined) return 'no-address';
  if (!isConsentEnough(checkout.consent, checkout.country, rules)) return 'no-consent';
  return { email: checkout.email, recipientKey: checkout.recipientKey };
};

const stopFor = (checkout: OpenCheckout, recipient: Recipient): SkipReason | undefined => {
  if (recipient.suppressedAt !== undefined) return 'suppressed';
  if (recipient.unsubscribedAt !== undefined) return 'unsubscribed';
  if (isStoppedByOrder(checkout.begunAt, recipient.orderedAt)) return 'ordered';
  const own = { checkoutId: checkout.checkoutId, begunAt: checkout.begunAt };
  return isNewerSequence(own, recipient.sequence) ? undefined : 'superseded';
};

/** Holds a step up until `until`, or skips it where that would be past its maximum lateness. */
const waitOrSkip = (
  until: EpochMs,
  because: DeferReason,
  latestAt: EpochMs,
): Extract<Verdict, { kind: 'wait' | 'skip' }> =>
  until <= latestAt ? { kind: 'wait', until, because } : { kind: 'skip', reason: because, ends: 'step' };

export const latestAt = (checkout: OpenCheckout, step: Step): EpochMs =>
  dueAt(checkout, step) + step.maxLatenessMs;

/** Decides about `step` of an open checkout that has a contact. Pure: the claim repeats what must hold at the write. */
export const decide = (
  checkout: OpenCheckout,
  recipient: Recipient,
  step: Step,
  rules: DecisionRules,
  now: EpochMs,
): Verdict => {
  const stop = stopFor(checkout, recipient);
  if (stop !== undefined)
    return { kind: 'skip', reason: stop, ends: isLiftable(stop) ? 'address' : 'sequence' };
  const due = dueAt(checkout, step);
  if (now < due) return { kind: 'wait', until: due, because: 'not-due' };
  if (now > latestAt(checkout, step)) return { kind: 'skip', reason: 'too-late', ends: 'step' };
  const caps = checkCaps(recipient.slots, slotKeyOf(checkout.checkoutId, step.id), rules, now);
  if (!caps.isAllowed) return waitOrSkip(caps.allowedAt, caps.reason, latestAt(checkout, step));
  return { kind: 'mail' };
};
