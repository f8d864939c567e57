/** A point in time: milliseconds since 1970-01-01T00:00:00Z. */
export type EpochMs = number;

/** A point in time in whole seconds, as DynamoDB's TTL wants it. */
export type EpochSeconds = number;

export const SECOND_MS = 1000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * The first whole minute that is at least `at` and surely still ahead of `now`. EventBridge Scheduler fires with a
 * precision of one minute and refuses times that have passed
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html).
 */
export const clampToNextMinute = (at: EpochMs, now: EpochMs): EpochMs => {
  const earliest = now + 10 * SECOND_MS;
  return Math.ceil(Math.max(at, earliest) / MINUTE_MS) * MINUTE_MS;
};

/** The moment after which DynamoDB may delete an item that must live for `retentionMs` from `from`. */
export const expiryOf = (from: EpochMs, retentionMs: number): EpochSeconds =>
  Math.ceil((from + retentionMs) / SECOND_MS);
