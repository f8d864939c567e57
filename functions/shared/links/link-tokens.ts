import { hkdfSync } from 'node:crypto';
import { EncryptJWT, errors, jwtDecrypt } from 'jose';
import type { LinkPurpose, LinkTokens, OpenedLink } from '../ports.ts';
import { SECOND_MS, type EpochMs } from '../domain/time.ts';

const HEADER = { alg: 'dir', enc: 'A256GCM' } as const;
/** The header is the same on every token, so it stays here: the links are shorter, and nobody else chooses an algorithm. */
const SEALED_HEADER = `${Buffer.from(JSON.stringify(HEADER)).toString('base64url')}..`;

const keyFrom = (secret: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', secret, '', 'checkout-recovery link tokens 1', 32));

const secondsUp = (at: EpochMs): number => Math.ceil(at / SECOND_MS);

/**
 * Link tokens as encrypted JWTs (RFC 7519, `dir` with A256GCM) under a key derived from the link secret by HKDF
 * (RFC 5869): nobody without the secret can read, alter or make one. The purpose is the audience.
 */
export const createLinkTokens = (readSecret: () => Promise<string>): LinkTokens => ({
  seal: async (purpose, subject, expiresAt) => {
    const token = await new EncryptJWT()
      .setProtectedHeader(HEADER)
      .setAudience(purpose)
      .setSubject(subject)
      .setExpirationTime(secondsUp(expiresAt))
      .encrypt(keyFrom(await readSecret()));
    return token.slice(SEALED_HEADER.length);
  },
  open: async (purpose, token, now) => {
    const key = keyFrom(await readSecret());
    try {
      return await decrypt(SEALED_HEADER + token, key, purpose, now);
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { kind: 'expired' };
      if (error instanceof errors.JOSEError) return { kind: 'forged' };
      throw error;
    }
  },
});

const decrypt = async (
  jwt: string,
  key: Uint8Array,
  purpose: LinkPurpose,
  now: EpochMs,
): Promise<OpenedLink> => {
  const { payload } = await jwtDecrypt<{ sub: string }>(jwt, key, {
    keyManagementAlgorithms: [HEADER.alg],
    contentEncryptionAlgorithms: [HEADER.enc],
    audience: purpose,
    requiredClaims: ['sub', 'exp'],
    currentDate: new Date(now),
  });
  return { kind: 'valid', subject: payload.sub };
};
