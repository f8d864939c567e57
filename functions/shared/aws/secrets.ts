import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Reads a secret's text by its id. */
export type SecretReader = (secretId: string) => Promise<string>;

/** Reads each secret once in the process's life. A read that failed is tried again by who asks next. */
export const createSecretReader = (client: SecretsManagerClient): SecretReader => {
  const read = async (secretId: string): Promise<string> => {
    const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: secretId }));
    if (!SecretString) throw new Error('the secret has no text');
    return SecretString;
  };
  const known = new Map<string, Promise<string>>();
  return (secretId) => {
    const earlier = known.get(secretId);
    if (earlier !== undefined) return earlier;
    const reading = read(secretId);
    known.set(secretId, reading);
    reading.catch(() => known.delete(secretId));
    return reading;
  };
};
