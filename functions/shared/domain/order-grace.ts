import { HOUR_MS, type EpochMs } from './time.ts';

/** How long after an order a checkout of the same shopper still counts as begun before it. */
export const GRACE_MS = HOUR_MS;

/**
 * Whether an order stops a checkout of the same shopper: all that were begun before the order or within an hour after
 * it, since a beacon can be late and a thank-you page may still send one.
 */
export const isStoppedByOrder = (begunAt: EpochMs, orderedAt: EpochMs | undefined): boolean =>
  orderedAt !== undefined && begunAt <= orderedAt + GRACE_MS;

/** The newest order that leaves a checkout begun at `begunAt` alone lies before this moment. */
export const orderedBeforeToAllow = (begunAt: EpochMs): EpochMs => begunAt - GRACE_MS;
