import { setTimeout as sleep } from 'node:timers/promises';
import type { Activity } from '../ports.ts';

const CHECK_EVERY_MS = 3;

/** The stream: reads to its end and handles what it finds. */
export interface CatchesUp {
  /** `true`: there was something to read. */
  catchUp(): Promise<boolean>;
}

interface UntilIdleOptions {
  readonly activities: readonly Activity[];
  readonly streams: readonly CatchesUp[];
  /** How many pieces of work were ever done. */
  readonly workDone: () => number;
}

/**
 * Waits until nothing is under way: all activities idle, and the streams read after that with nothing left in them and
 * nothing done meanwhile.
 */
export const createUntilIdle = ({
  activities,
  streams,
  workDone,
}: UntilIdleOptions): (() => Promise<void>) => {
  const isIdle = () => activities.every((activity) => activity.isIdle());
  return async () => {
    let isSettled = false;
    while (!isSettled) {
      while (!isIdle()) await sleep(CHECK_EVERY_MS);
      const before = workDone();
      const hasRead = await Promise.all(streams.map((stream) => stream.catchUp()));
      isSettled = !hasRead.includes(true) && workDone() === before && isIdle();
    }
  };
};
