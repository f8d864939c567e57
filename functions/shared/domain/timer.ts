import { createHash } from 'node:crypto';

const REF_LENGTH = 32;

/** A fixed-length stand-in for a checkout id where the id itself must not be seen: schedule names and logs. */
export const checkoutRef = (checkoutId: string): string =>
  createHash('sha256').update(checkoutId).digest('hex').slice(0, REF_LENGTH);

/** A checkout's own share of `withinMs`, so that what failed together does not come back in one minute. */
export const spreadMs = (checkoutId: string, withinMs: number): number =>
  Number.parseInt(checkoutRef(checkoutId).slice(0, 6), 16) % withinMs;

/**
 * The schedule's name: the same for the same timer, so that creating it twice is harmless. At most 64 characters of
 * `[0-9a-zA-Z-_.]` (https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html); the reference's
 * fixed length keeps one checkout's names from being a prefix of another's.
 */
export const timerName = (timer: {
  readonly checkoutId: string;
  readonly step: string;
  readonly generation: number;
}): string => `${checkoutRef(timer.checkoutId)}-${timer.step}-${timer.generation}`;
