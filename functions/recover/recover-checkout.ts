import { contactOf, decide } from '../shared/domain/decide.ts';
import { currentStep, dueAt } from '../shared/domain/sequence.ts';
import { checkoutRef } from '../shared/domain/timer.ts';
import type { Claim, OpenCheckout } from '../shared/domain/checkout.ts';
import type { TimerEvent } from '../shared/contract/timer-event.ts';
import { createDecisions } from './decisions.ts';
import type { RecoverDependencies, Turn } from './dependencies.ts';
import { createMailStep } from './mail-step.ts';

/** Each turn reads the checkout anew and decides one thing; this many mean that somebody keeps changing it. */
const MAX_TURNS = 25;

class TooManyTurnsError extends Error {
  override readonly name = 'TooManyTurnsError';
}

/**
 * Decides at fire time whether to mail, and mails. Safe to run twice, at once, late, or for a timer long superseded;
 * safe to be killed anywhere: what is stored says where to go on, and the next delivery does.
 */
export const createRecoverCheckout = (deps: RecoverDependencies) => {
  const { store, rules, clock, log } = deps;
  const decisions = createDecisions(deps);
  const mailStep = createMailStep(deps, decisions);

  /** Goes on with a step on which no live claim stands, or one whose lease is over and which may be sent once more. */
  const decideStep = async (checkout: OpenCheckout): Promise<Turn> => {
    const now = clock();
    const step = currentStep(checkout, rules.steps);
    if (step === undefined) {
      await store.finish(checkout);
      return 'done';
    }
    const contact = contactOf(checkout, rules.consent);
    if (typeof contact === 'string') return decisions.skip(checkout, step.id, contact, 'await-shopper');
    if (now < dueAt(checkout, step)) return decisions.arm(checkout, step.id, dueAt(checkout, step));
    const recipient = await store.loadRecipient(contact.recipientKey);
    const verdict = decide(checkout, recipient, step, rules, now);
    if (verdict.kind !== 'mail') return decisions.waitOrSkip(checkout, step.id, verdict);
    return mailStep({ checkout, recipient, contact, step });
  };

  /** Before a second attempt all rules are asked again; what does not end in a mail ends the first attempt as unknown. */
  const resend = async (checkout: OpenCheckout, claim: Claim): Promise<Turn> => {
    const step = currentStep(checkout, rules.steps);
    const contact = contactOf(checkout, rules.consent);
    if (step?.id !== claim.step || typeof contact === 'string') return decisions.endClaim(checkout, claim);
    const recipient = await store.loadRecipient(contact.recipientKey);
    const verdict = decide(checkout, recipient, step, rules, clock());
    if (verdict.kind !== 'mail') return decisions.endClaim(checkout, claim);
    return mailStep({ checkout, recipient, contact, step });
  };

  const settleClaim = (checkout: OpenCheckout, claim: Claim): Promise<Turn> => {
    if (clock() < claim.leaseUntil) return decisions.arm(checkout, claim.step, claim.leaseUntil);
    const mayResend = rules.onUnknown === 'resend' && claim.isResend !== true && claim.isHeldOut !== true;
    return mayResend ? resend(checkout, claim) : decisions.endClaim(checkout, claim);
  };

  const takeTurn = async (event: TimerEvent): Promise<Turn> => {
    const checkout = await store.loadCheckout(event.checkoutId, clock());
    if (checkout === undefined) return decisions.missing(event);
    if (checkout.state !== 'open') return decisions.closed(event, checkout);
    if (checkout.timerState === 'finished') return 'done';
    if (event.generation < checkout.timerGeneration) {
      log.info('stale timer', { checkout: checkoutRef(event.checkoutId), generation: event.generation });
      return 'done';
    }
    if (event.generation > checkout.timerGeneration) {
      await store.storeTimer({ ...event, fireAt: clock(), lastAttempt: checkout.lastAttempt });
      return 'again';
    }
    return checkout.claim === undefined ? decideStep(checkout) : settleClaim(checkout, checkout.claim);
  };

  return async (event: TimerEvent): Promise<void> => {
    for (let turn = 0; turn < MAX_TURNS; turn += 1) {
      if ((await takeTurn(event)) === 'done') return;
    }
    throw new TooManyTurnsError(`still not settled after ${MAX_TURNS} turns`);
  };
};
