import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { Kept } from '../data/kept.ts';
import type { LocalClock } from '../ports.ts';

/** The local run's clock, and the hand that moves it. Time flows on by itself from wherever it was put. */
export interface MovableClock extends LocalClock, Kept<number> {
  /** Moves the clock forward to `at`; it never goes back. */
  moveTo(at: EpochMs): void;
  /** Back to the machine's time. */
  reset(): void;
}

/** @param machineNow the machine's wall clock */
export const createClock = (machineNow: () => EpochMs = Date.now): MovableClock => {
  let offsetMs = 0;
  return {
    now: () => machineNow() + offsetMs,
    offsetMs: () => offsetMs,
    moveTo: (at) => {
      offsetMs = Math.max(offsetMs, at - machineNow());
    },
    reset: () => {
      offsetMs = 0;
    },
    snapshot: () => offsetMs,
    restore: (state) => {
      offsetMs = state;
    },
  };
};
