import { createHash } from 'node:crypto';
import type { RecipientKey } from './checkout.ts';

const BUCKETS = 10_000;

/**
 * Whether a recipient belongs to the group that goes through everything but the send, so that what the mails cause can
 * be measured. Stable for an address, over all its checkouts and devices.
 */
export const isHeldOut = (key: RecipientKey, percent: number): boolean => {
  const bucket = createHash('sha256').update(`holdout:${key}`).digest().readUInt32BE(0) % BUCKETS;
  return bucket < (percent / 100) * BUCKETS;
};
