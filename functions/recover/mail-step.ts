import { takeSlot } from '../shared/domain/caps.ts';
import { latestAt, type Contact } from '../shared/domain/decide.ts';
import { isHeldOut } from '../shared/domain/holdout.ts';
import { slotKeyOf, type Recipient } from '../shared/domain/recipient.ts';
import { checkoutRef, spreadMs } from '../shared/domain/timer.ts';
import { MINUTE_MS, type EpochMs } from '../shared/domain/time.ts';
import type { Claim, OpenCheckout, StepDecision } from '../shared/domain/checkout.ts';
import type { Step } from '../shared/domain/sequence.ts';
import type { AttemptRef, SendOutcome } from '../shared/ports.ts';
import type { Decisions } from './decisions.ts';
import type { RecoverDependencies, Turn } from './dependencies.ts';

/** How long to leave SES alone when it throttles or sending is paused, and over how long the next tries are spread. */
const SENDING_PAUSE_MS = 5 * MINUTE_MS;
const SENDING_SPREAD_MS = 5 * MINUTE_MS;

/** All that the rules have found in favour of a mail, as it was read. */
export interface MailRequest {
  readonly checkout: OpenCheckout;
  readonly recipient: Recipient;
  readonly contact: Contact;
  readonly step: Step;
}

const attemptOf = ({ checkout, step }: MailRequest, { attempt }: Claim): AttemptRef => ({
  checkoutId: checkout.checkoutId,
  step: step.id,
  attempt,
});

/** The checkout as it stands once our own claim has come and gone, or will have gone before the timer fires. */
const afterAttempt = (checkout: OpenCheckout, { attempt }: Claim): OpenCheckout => ({
  ...checkout,
  lastAttempt: attempt,
});

const sentBy = ({ attempt }: Claim, messageId: string, at: EpochMs): StepDecision => ({
  decision: 'sent',
  at,
  attempt,
  messageId,
});

/**
 * Claim, send, confirm. The mail is written before the claim, so that between claim and send nothing is left to fail.
 * A crash after the claim leaves it in place: SES's own event or the end of the lease settles it.
 */
export const createMailStep = (deps: RecoverDependencies, decisions: Decisions) => {
  const { store, mailer, compose, rules, clock, count, log } = deps;

  const claimOf = ({ checkout, recipient, step }: MailRequest): Claim => {
    const claimedAt = clock();
    return {
      step: step.id,
      attempt: checkout.lastAttempt + 1,
      claimedAt,
      leaseUntil: claimedAt + rules.leaseMs,
      ...(checkout.claim !== undefined && { isResend: true }),
      ...(isHeldOut(recipient.key, rules.holdoutPercent) && { isHeldOut: true }),
    };
  };

  /** What a proven refusal means for the step: over for good, or off to a later minute while there is time. */
  const afterRefusal = (
    { checkout, step }: MailRequest,
    because: Extract<SendOutcome, { kind: 'refused' }>['because'],
    at: EpochMs,
  ): Exclude<StepDecision, { decision: 'sent' }> => {
    if (because === 'rejected') return { decision: 'skipped', at, reason: 'rejected' };
    const until = at + SENDING_PAUSE_MS + spreadMs(checkout.checkoutId, SENDING_SPREAD_MS);
    const reason = 'sending-unavailable';
    return until <= latestAt(checkout, step)
      ? { decision: 'deferred', at, reason, until }
      : { decision: 'skipped', at, reason };
  };

  const release = async (
    request: MailRequest,
    claim: Claim,
    decision: ReturnType<typeof afterRefusal>,
  ): Promise<Turn> => {
    const { checkout, contact, step } = request;
    const isReleased = await store.release(attemptOf(request, claim), contact.recipientKey, decision);
    if (!isReleased) return 'again';
    if (decision.decision === 'skipped') {
      decisions.note(checkout.checkoutId, step.id, decision.reason);
      return 'again';
    }
    count({ name: 'Deferred', reason: decision.reason });
    return decisions.arm(afterAttempt(checkout, claim), step.id, decision.until);
  };

  const conclude = async (request: MailRequest, claim: Claim, outcome: SendOutcome): Promise<Turn> => {
    const { checkout, step } = request;
    const at = clock();
    const ref = { checkout: checkoutRef(checkout.checkoutId), step: step.id };
    switch (outcome.kind) {
      case 'accepted': {
        const isStored = await store.settle(attemptOf(request, claim), sentBy(claim, outcome.messageId, at));
        if (isStored) count({ name: 'Sent', step: step.id });
        if (claim.isResend === true) count({ name: 'SendUnknown' });
        log.info('mailed', ref);
        return 'again';
      }
      case 'unknown':
        log.warn('no word whether the mail was taken', { ...ref, ...outcome.error });
        return decisions.arm(afterAttempt(checkout, claim), step.id, claim.leaseUntil);
      case 'refused':
        log.warn('mail refused', { ...ref, because: outcome.because, ...outcome.error });
        // The first attempt may have been sent all the same: its slot stays, and there is no third.
        if (claim.isResend === true) return decisions.endClaim(checkout, claim);
        return release(request, claim, afterRefusal(request, outcome.because, at));
    }
  };

  return async (request: MailRequest): Promise<Turn> => {
    const { checkout, recipient, contact, step } = request;
    const claim = claimOf(request);
    const mail = await compose(checkout, contact, step, attemptOf(request, claim), claim.claimedAt);
    const slots = takeSlot(recipient.slots, slotKeyOf(checkout.checkoutId, step.id), rules, claim.claimedAt);
    const isClaimed = await store.claim({ checkout, recipient, claim, slots });
    if (!isClaimed) return 'again';
    if (claim.isHeldOut === true) return decisions.endClaim(checkout, claim);
    return conclude(request, claim, await mailer.send(mail));
  };
};
