import { armTimer, type TimerPorts } from '../shared/arm-timer.ts';
import { currentStep, dueAt } from '../shared/domain/sequence.ts';
import type { Checkout } from '../shared/domain/checkout.ts';
import type { SequenceSettings } from '../shared/contract/store.ts';
import type { Clock, Count } from '../shared/ports.ts';

export interface ScheduleDependencies extends TimerPorts {
  readonly sequence: SequenceSettings;
  readonly clock: Clock;
  readonly count: Count;
}

/**
 * What to do when the stream shows a checkout that can be mailed and has no timer, or one that was closed and had one.
 * The image may be old; all that follows is harmless then.
 */
export const createScheduleRecovery =
  ({ timers, store, sequence, clock, count }: ScheduleDependencies) =>
  async (image: Checkout): Promise<void> => {
    if (image.state !== 'open') {
      if (image.timerStep === undefined) return;
      const { checkoutId, timerStep: step, timerGeneration: generation } = image;
      await timers.delete({ checkoutId, step, generation });
      return;
    }
    const step = currentStep(image, sequence.steps);
    if (step === undefined || image.recipientKey === undefined) return;
    const now = clock();
    const { checkoutId, begunAt } = image;
    await store.enterSequence(image.recipientKey, { checkoutId, begunAt }, now);
    const allowanceMs = image.timerGeneration === 0 ? sequence.typingAllowanceMs : 0;
    const isArmed = await armTimer({ timers, store }, image, step.id, dueAt(image, step) + allowanceMs, now);
    if (isArmed) count({ name: 'TimersArmed' });
  };
