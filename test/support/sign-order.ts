import { createHmac } from 'node:crypto';

/** The header that a shop's back end sends with an order, by `node:crypto` alone, not by the code under test. */
export const signOrder = (rawBody: string | Uint8Array, secret: string, at: number): string => {
  const seconds = Math.floor(at / 1000);
  const digest = createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest('hex');
  return `t=${seconds},v1=${digest}`;
};
