import { armTimer } from '../shared/arm-timer.ts';
import { currentStep } from '../shared/domain/sequence.ts';
import { checkoutRef, spreadMs } from '../shared/domain/timer.ts';
import { MINUTE_MS } from '../shared/domain/time.ts';
import type { Checkout, OpenCheckout } from '../shared/domain/checkout.ts';
import type { Step } from '../shared/domain/sequence.ts';
import type { Clock, Count, Log, SweepStore, Timers } from '../shared/ports.ts';

export interface SweepDependencies {
  readonly store: SweepStore;
  readonly timers: Timers;
  readonly steps: readonly Step[];
  readonly clock: Clock;
  readonly count: Count;
  readonly log: Log;
}

const AT_ONCE = 10;

/** What is swept after an outage does not all fire in one minute. */
const SPREAD_MS = 10 * MINUTE_MS;

/** The step that should have a timer; none where the shopper has to do something first, or nothing is left to do. */
const stepToArm = (checkout: OpenCheckout, steps: readonly Step[]): Step['id'] | undefined => {
  if (checkout.claim !== undefined) return checkout.claim.step;
  const isReachable = checkout.email !== undefined && checkout.consent !== undefined && !checkout.isPaused;
  const isWaiting = checkout.parkedSeq === checkout.seq || checkout.timerState === 'finished';
  return isReachable && !isWaiting ? currentStep(checkout, steps)?.id : undefined;
};

/**
 * Once a day: every open checkout that should have moved on and has not gets a timer for now, and recovery decides what
 * is to be done, an unsettled claim included. `isTimeUp` ends the run in good order; the next one goes on.
 */
export const createSweepCheckouts = ({ store, timers, steps, clock, count, log }: SweepDependencies) => {
  const sweepOne = async (checkoutId: string): Promise<void> => {
    const now = clock();
    const checkout: Checkout | undefined = await store.loadCheckout(checkoutId, now);
    if (checkout === undefined) return;
    const step = checkout.state === 'open' ? stepToArm(checkout, steps) : undefined;
    if (checkout.state !== 'open' || step === undefined) return store.dismiss(checkout);
    if (await armTimer({ timers, store }, checkout, step, now + spreadMs(checkoutId, SPREAD_MS), now)) {
      count({ name: 'Swept' });
      log.warn('swept', {
        checkout: checkoutRef(checkoutId),
        step,
        hadClaim: checkout.claim !== undefined,
      });
    }
  };

  return async (isTimeUp: () => boolean): Promise<void> => {
    const running = new Set<Promise<void>>();
    const failures: unknown[] = [];
    for await (const checkoutId of store.overdue(clock())) {
      if (isTimeUp()) {
        count({ name: 'SweepUnfinished' });
        break;
      }
      const work: Promise<void> = sweepOne(checkoutId)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(work));
      running.add(work);
      if (running.size >= AT_ONCE) await Promise.race(running);
    }
    await Promise.all(running);
    if (failures.length > 0)
      throw new AggregateError(failures, `${failures.length} checkouts could not be swept`);
  };
};
