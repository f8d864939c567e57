import type { CheckoutRecord } from './memory.ts';

const LONGEST_LIFE_MS = 30 * 24 * 60 * 60 * 1000;
const ID_BYTES = 16;

/** 128 random bits as 22 URL-safe characters. Who knows the id may write to the checkout, so it must not be guessed. */
export const newCheckoutId = (randomBytes: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array): string =>
  btoa(String.fromCharCode(...randomBytes(new Uint8Array(ID_BYTES))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

/** Rises with every beacon, over reloads and tabs, also when the browser's clock is set back. */
export const nextSeq = (last: number, now: number): number => Math.max(now, last + 1);

/** The known checkout, or a new one where there is none or it is 30 days old. */
export const currentCheckout = (
  known: CheckoutRecord | undefined,
  now: number,
  newId: () => string,
): CheckoutRecord =>
  known && now - known.begunAt < LONGEST_LIFE_MS
    ? known
    : { id: newId(), seq: 0, begunAt: now, isSent: false };
