import { signal, type ReadonlySignal } from '@preact/signals';
import type { EpochMs } from '../../../functions/shared/domain/time.ts';

/** The local run's time as far as the console knows it: the machine's, shifted. */
export interface RunClock {
  readonly now: ReadonlySignal<EpochMs>;
  /** Something has happened at `at`, so it is at least that late. */
  follow(at: EpochMs): void;
  /** It is `at`, be that earlier or later than we thought. */
  set(at: EpochMs): void;
  tick(): void;
}

export const createRunClock = (machineNow: () => EpochMs): RunClock => {
  let offsetMs = 0;
  const now = signal(machineNow());
  const tick = () => {
    now.value = machineNow() + offsetMs;
  };
  return {
    now,
    tick,
    follow: (at) => {
      if (at <= machineNow() + offsetMs) return;
      offsetMs = at - machineNow();
      tick();
    },
    set: (at) => {
      offsetMs = at - machineNow();
      tick();
    },
  };
};
