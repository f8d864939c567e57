import type { OpenCheckout, StepDecision } from './domain/checkout.ts';
import type { Step } from './domain/sequence.ts';
import { clampToNextMinute, type EpochMs } from './domain/time.ts';
import type { Timers, TimerStore } from './ports.ts';

export interface TimerPorts {
  readonly timers: Timers;
  readonly store: TimerStore;
}

/**
 * Gives a checkout its next timer. The timer is created before its generation is stored: a crash between the two
 * repeats both, and the name is the same, so there is one. `false`: the checkout has moved on; the timer does nothing.
 */
export const armTimer = async (
  { timers, store }: TimerPorts,
  checkout: OpenCheckout,
  stepId: Step['id'],
  at: EpochMs,
  now: EpochMs,
  deferral?: StepDecision,
): Promise<boolean> => {
  const timer = {
    checkoutId: checkout.checkoutId,
    step: stepId,
    generation: checkout.timerGeneration + 1,
  };
  const fireAt = clampToNextMinute(at, now);
  await timers.create(timer, fireAt);
  return store.storeTimer({ ...timer, fireAt, lastAttempt: checkout.lastAttempt, deferral });
};
