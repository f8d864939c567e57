import { DAY_MS, type EpochMs } from './time.ts';

/**
 * How long an unsubscribe link works after its mail. CAN-SPAM asks for 30 days (15 U.S.C. § 7704(a)(3)), the project
 * for 60; people clear out their inbox much later, and nothing speaks against letting them.
 */
export const UNSUBSCRIBE_LINK_MS = 400 * DAY_MS;

/** A return link ends when the checkout it leads to is forgotten: its retention counts from the last activity. */
export const returnLinkEndsAt = (lastActivityAt: EpochMs, retentionMs: number): EpochMs =>
  lastActivityAt + retentionMs;
