import { createHmac } from 'node:crypto';
import { SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';

/** The value of `X-Recovery-Signature`, as a shop's back end makes it. */
export const signWebhook = (body: string, secret: string, now: EpochMs): string => {
  const seconds = Math.floor(now / SECOND_MS);
  const digest = createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
  return `t=${seconds},v1=${digest}`;
};
