import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { MINUTE_MS, type EpochMs } from '../domain/time.ts';
import type { Clock } from '../ports.ts';

/** Reads a secret's text by its id. */
export type SecretReader = (secretId: string) => Promise<string>;

interface KnownSecret {
  readonly readAt: EpochMs;
  readonly text: Promise<string>;
}

/** A secret that was changed by hand is known everywhere after this long, at a price of a few reads an hour. */
const MAX_AGE_MS = 10 * MINUTE_MS;

/**
 * Reads each secret once in ten minutes of the process's life. While a fresh read fails the earlier text serves on;
 * where there is none, whoever asks next tries again.
 */
export const createSecretReader = (client: SecretsManagerClient, clock: Clock): SecretReader => {
  const known = new Map<string, KnownSecret>();
  const read = async (secretId: string): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    if (!SecretString) throw new Error('the secret has no text');
    return SecretString;
  };
  return (secretId) => {
    const earlier = known.get(secretId);
    const now = clock();
    if (earlier !== undefined && now - earlier.readAt < MAX_AGE_MS) return earlier.text;
    const fresh = read(secretId);
    const text = earlier === undefined ? fresh : fresh.catch(() => earlier.text);
    known.set(secretId, { readAt: now, text });
    text.catch(() => known.delete(secretId));
    return text;
  };
};
