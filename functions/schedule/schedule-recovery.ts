import { armTimer, type TimerPorts } from '../shared/arm-timer.ts';
import { contactOf } from '../shared/domain/decide.ts';
import type { ConsentRules } from '../shared/domain/consent.ts';
import { currentStep, dueAt } from '../shared/domain/sequence.ts';
import type { Checkout, ClosedCheckout } from '../shared/domain/checkout.ts';
import type { SequenceSettings } from '../shared/contract/store.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import type { Clock, Count } from '../shared/ports.ts';

export interface ScheduleDependencies extends TimerPorts {
  readonly sequence: SequenceSettings;
  readonly consent: ConsentRules;
  readonly clock: Clock;
  readonly count: Count;
}

/**
 * What to do when the stream shows a checkout that can be mailed and has no timer, or one that was closed and had one.
 * The image may be old; all that follows is harmless then.
 */
export const createScheduleRecovery = ({
  timers,
  store,
  sequence,
  consent,
  clock,
  count,
}: ScheduleDependencies) => {
  /** Its timer would fire and find a tombstone: the decision is stored now, and the timer saved. */
  const closeSequence = async (tombstone: ClosedCheckout, at: EpochMs): Promise<void> => {
    const { checkoutId, timerStep: step, timerGeneration: generation } = tombstone;
    if (step === undefined) return;
    const reason = tombstone.state === 'completed' ? 'ordered' : 'forgotten';
    if (await store.noteClosed(checkoutId, step, { decision: 'skipped', at, reason })) {
      count({ name: 'Skipped', reason });
    }
    await timers.delete({ checkoutId, step, generation });
  };

  return async (image: Checkout): Promise<void> => {
    const now = clock();
    if (image.state !== 'open') return closeSequence(image, now);
    const step = currentStep(image, sequence.steps);
    const isParked = image.parkedSeq === image.seq;
    if (isParked || step === undefined || image.recipientKey === undefined) return;
    const allowanceMs = image.timerGeneration === 0 ? sequence.typingAllowanceMs : 0;
    const isArmed = await armTimer({ timers, store }, image, step.id, dueAt(image, step) + allowanceMs, now);
    if (!isArmed) return;
    count({ name: 'TimersArmed' });
    // Only now is it known to be open. One that may not be mailed must not silence an older one that may.
    if (typeof contactOf(image, consent) === 'string') return;
    const { checkoutId, begunAt } = image;
    await store.enterSequence(image.recipientKey, { checkoutId, begunAt }, now);
  };
};
