import { armTimer } from '../shared/arm-timer.ts';
import { checkoutRef } from '../shared/domain/timer.ts';
import type { Claim, ClosedCheckout, OpenCheckout, StepDecision } from '../shared/domain/checkout.ts';
import type { Verdict } from '../shared/domain/decide.ts';
import type { SkipReason } from '../shared/domain/reasons.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import type { TimerEvent } from '../shared/contract/timer-event.ts';
import type { RecoverDependencies, Turn } from './dependencies.ts';

const AFTER_SKIP = { step: 'go-on', sequence: 'finish', address: 'await-shopper' } as const;

/** Carries out what was decided: each stores its decision first and counts it only if it was stored. */
export const createDecisions = (deps: RecoverDependencies) => {
  const { store, clock, count, log } = deps;

  /** Counts and logs a decision not to mail that was stored. */
  const note = (checkoutId: string, step: string, reason: SkipReason): void => {
    count({ name: 'Skipped', reason });
    log.info('not mailed', { checkout: checkoutRef(checkoutId), step, reason });
  };

  /** The next timer: for a step that is not due yet, or put off, or for the end of a claim's lease. */
  const arm = async (
    checkout: OpenCheckout,
    step: string,
    at: EpochMs,
    deferral?: Extract<StepDecision, { decision: 'deferred' }>,
  ): Promise<Turn> => {
    const isArmed = await armTimer(deps, checkout, step, at, clock(), deferral);
    if (isArmed) count({ name: 'TimersArmed' });
    if (isArmed && deferral !== undefined) count({ name: 'Deferred', reason: deferral.reason });
    return 'done';
  };

  const skip = async (
    checkout: OpenCheckout,
    step: string,
    reason: SkipReason,
    then: 'go-on' | 'finish' | 'await-shopper',
  ): Promise<Turn> => {
    const isStored = await store.skip(checkout, step, { decision: 'skipped', at: clock(), reason }, then);
    if (isStored) note(checkout.checkoutId, step, reason);
    return isStored && then !== 'go-on' ? 'done' : 'again';
  };

  const missing = (event: TimerEvent): Turn => {
    note(event.checkoutId, event.step, 'missing');
    return 'done';
  };

  const closed = async (event: TimerEvent, checkout: ClosedCheckout): Promise<Turn> => {
    const reason = checkout.state === 'completed' ? 'ordered' : 'forgotten';
    const decision = { decision: 'skipped', at: clock(), reason } as const;
    if (await store.noteClosed(event.checkoutId, event.step, decision))
      note(event.checkoutId, event.step, reason);
    return 'done';
  };

  /** Ends a claim without a mail that we know of: held out, or nobody can say, and then never twice. */
  const endClaim = async (
    { checkoutId }: OpenCheckout,
    { step, attempt, isHeldOut }: Claim,
  ): Promise<Turn> => {
    const reason = isHeldOut === true ? 'held-out' : 'unknown-send';
    const decision = { decision: 'skipped', at: clock(), reason, attempt } as const;
    if (await store.settle({ checkoutId, step, attempt }, decision)) {
      if (reason === 'unknown-send') count({ name: 'SendUnknown' });
      note(checkoutId, step, reason);
    }
    return 'again';
  };

  const waitOrSkip = (
    checkout: OpenCheckout,
    step: string,
    verdict: Extract<Verdict, { kind: 'wait' | 'skip' }>,
  ): Promise<Turn> => {
    switch (verdict.kind) {
      case 'skip':
        return skip(checkout, step, verdict.reason, AFTER_SKIP[verdict.ends]);
      case 'wait': {
        const { until, because } = verdict;
        if (because === 'not-due') return arm(checkout, step, until);
        return arm(checkout, step, until, { decision: 'deferred', at: clock(), reason: because, until });
      }
    }
  };

  return { arm, note, skip, missing, closed, endClaim, waitOrSkip };
};

export type Decisions = ReturnType<typeof createDecisions>;
