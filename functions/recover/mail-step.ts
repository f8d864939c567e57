import { takeSlot } from '../shared/domain/caps.ts';
import { latestAt, waitOrSkip, type Contact } from '../shared/domain/decide.ts';
import { isHeldOut } from '../shared/domain/holdout.ts';
import { slotKeyOf, type Recipient } from '../shared/domain/recipient.ts';
import { checkoutRef } from '../shared/domain/timer.ts';
import { MINUTE_MS, type EpochMs } from '../shared/domain/time.ts';
import type { Claim, OpenCheckout, StepDecision } from '../shared/domain/checkout.ts';
import type { Step } from '../shared/domain/sequence.ts';
import type { AttemptRef, SendOutcome } from '../shared/ports.ts';
import type { Decisions } from './decisions.ts';
import type { RecoverDependencies, Turn } from './dependencies.ts';

/** How long to leave SES alone when it throttles or sending is paused. */
const SENDING_PAUSE_MS = 15 * MINUTE_MS;

/** All that the rules have found in favour of a mail, as it was read. */
export interface MailRequest {
  readonly checkout: OpenCheckout;
  readonly recipient: Recipient;
  readonly contact: Contact;
  readonly step: Step;
}

const sentBy = ({ attempt }: AttemptRef, messageId: string, at: EpochMs): StepDecision => ({
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

  const claimOf = ({ checkout, step }: MailRequest): Claim => {
    const claimedAt = clock();
    return {
      step: step.id,
      attempt: checkout.lastAttempt + 1,
      claimedAt,
      leaseUntil: claimedAt + rules.leaseMs,
      ...(checkout.claim !== undefined && { isResend: true }),
    };
  };

  const holdOut = async (attempt: AttemptRef): Promise<Turn> => {
    const decision = {
      decision: 'skipped',
      at: clock(),
      reason: 'held-out',
      attempt: attempt.attempt,
    } as const;
    if (await store.settle(attempt, decision)) count({ name: 'Skipped', reason: 'held-out' });
    return 'again';
  };

  const conclude = async (
    request: MailRequest,
    claim: Claim,
    attempt: AttemptRef,
    outcome: SendOutcome,
  ): Promise<Turn> => {
    const { checkout, contact, step } = request;
    const attempted: OpenCheckout = { ...checkout, claim: undefined, lastAttempt: claim.attempt };
    const at = clock();
    log.info('send ended', {
      checkout: checkoutRef(checkout.checkoutId),
      step: step.id,
      outcome: outcome.kind,
    });
    switch (outcome.kind) {
      case 'accepted':
        if (await store.settle(attempt, sentBy(attempt, outcome.messageId, at)))
          count({ name: 'Sent', step: step.id });
        return 'again';
      case 'unknown':
        return decisions.arm(attempted, step.id, claim.leaseUntil);
      case 'refused':
        await store.release(attempt, contact.recipientKey);
        log.warn('send refused', {
          checkout: checkoutRef(checkout.checkoutId),
          step: step.id,
          because: outcome.because,
        });
        if (outcome.because === 'rejected') return decisions.skip(attempted, step.id, 'rejected', 'go-on');
        return decisions.waitOrSkip(
          attempted,
          step.id,
          waitOrSkip(at + SENDING_PAUSE_MS, 'sending-unavailable', latestAt(checkout, step)),
        );
    }
  };

  return async (request: MailRequest): Promise<Turn> => {
    const { checkout, recipient, contact, step } = request;
    const claim = claimOf(request);
    const attempt = { checkoutId: checkout.checkoutId, step: step.id, attempt: claim.attempt };
    const mail = await compose(checkout, contact, step, attempt, claim.claimedAt);
    const slots = takeSlot(recipient.slots, slotKeyOf(checkout.checkoutId, step.id), rules, claim.claimedAt);
    const isClaimed = await store.claim({ checkout, recipient, claim, slots });
    if (!isClaimed) return 'again';
    if (isHeldOut(recipient.key, rules.holdoutPercent)) return holdOut(attempt);
    return conclude(request, claim, attempt, await mailer.send(mail));
  };
};
