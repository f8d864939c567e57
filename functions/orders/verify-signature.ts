import { createHmac, timingSafeEqual } from 'node:crypto';
import { MINUTE_MS, SECOND_MS, type EpochMs } from '../shared/domain/time.ts';

export const SIGNATURE_HEADER = 'x-recovery-signature';

/** Both ways: clocks differ. */
const TOLERANCE_MS = 5 * MINUTE_MS;

export type SignatureVerdict =
  | { readonly kind: 'valid' }
  | { readonly kind: 'refused'; readonly because: 'missing' | 'malformed' | 'not-now' | 'mismatch' };

interface Signature {
  readonly seconds: string;
  readonly digests: readonly Buffer[];
}

/** `t=<unix s>,v1=<hex>`, once `t` and `v1` as often as there are secrets in use; other schemes are passed over. */
const parseSignature = (header: string): Signature | undefined => {
  const parts = header.split(',').map((part) => /^\s*(\w+)=([0-9a-zA-Z]+)\s*$/.exec(part));
  if (parts.includes(null)) return undefined;
  const valuesOf = (name: string) =>
    parts.flatMap((part) => (part?.[1] === name && part[2] ? [part[2]] : []));
  const [seconds, ...otherTimes] = valuesOf('t');
  const digests = valuesOf('v1');
  if (seconds === undefined || otherTimes.length > 0 || !/^\d{1,12}$/.test(seconds)) return undefined;
  if (digests.length === 0 || !digests.every((digest) => /^[0-9a-f]{64}$/i.test(digest))) return undefined;
  return { seconds, digests: digests.map((digest) => Buffer.from(digest, 'hex')) };
};

/**
 * Checks `X-Recovery-Signature: t=<unix s>,v1=<hex HMAC-SHA256 of "<t>.<raw body>">`: one `v1` must match, compared in
 * constant time, and `t` lie within five minutes of `now`.
 */
export const verifySignature = (
  header: string | undefined,
  rawBody: Uint8Array,
  secret: string,
  now: EpochMs,
): SignatureVerdict => {
  if (header === undefined) return { kind: 'refused', because: 'missing' };
  const signature = parseSignature(header);
  if (signature === undefined) return { kind: 'refused', because: 'malformed' };
  const { seconds, digests } = signature;
  const expected = createHmac('sha256', secret).update(`${seconds}.`).update(rawBody).digest();
  if (!digests.some((digest) => timingSafeEqual(digest, expected)))
    return { kind: 'refused', because: 'mismatch' };
  const isNow = Math.abs(now - Number(seconds) * SECOND_MS) <= TOLERANCE_MS;
  return isNow ? { kind: 'valid' } : { kind: 'refused', because: 'not-now' };
};
