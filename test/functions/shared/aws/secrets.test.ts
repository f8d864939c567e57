import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { createSecretReader } from '../../../../functions/shared/aws/secrets.ts';

const setUp = (answers: (() => Promise<{ SecretString?: string }>)[]) => {
  const asked: unknown[] = [];
  const client = {
    send: ({ input }: { input: unknown }) => {
      asked.push(input);
      return answers.shift()!();
    },
  };
  const time = { now: 0 };
  const read = createSecretReader(client as unknown as SecretsManagerClient, () => time.now);
  return { asked, read, time };
};

const text = (SecretString: string) => () => Promise.resolve({ SecretString });
const failure = () => Promise.reject(new Error('throttled'));

describe('a secret', () => {
  it('is read once, however often and at once it is asked for', async () => {
    const { read, asked } = setUp([text('s3cret')]);
    expect(await Promise.all([read('a'), read('a')])).toEqual(['s3cret', 's3cret']);
    expect(await read('a')).toBe('s3cret');
    expect(asked).toEqual([{ SecretId: 'a' }]);
  });

  it('that was changed is known after ten minutes', async () => {
    const { read, time } = setUp([text('old'), text('new')]);
    expect(await read('a')).toBe('old');
    time.now = 10 * 60_000 - 1;
    expect(await read('a')).toBe('old');
    time.now += 1;
    expect(await read('a')).toBe('new');
  });

  it('serves on while it cannot be read afresh', async () => {
    const { read, time } = setUp([text('s3cret'), failure]);
    await read('a');
    time.now = 10 * 60_000;
    expect(await read('a')).toBe('s3cret');
  });

  it('is not mixed up with another', async () => {
    const { read } = setUp([text('first'), text('second')]);
    expect([await read('a'), await read('b'), await read('a')]).toEqual(['first', 'second', 'first']);
  });

  it('that could not be read is asked for again', async () => {
    const { read } = setUp([failure, text('s3cret')]);
    await expect(read('a')).rejects.toThrow('throttled');
    expect(await read('a')).toBe('s3cret');
  });

  it('without text is an error, not an empty key', async () => {
    const { read } = setUp([() => Promise.resolve({}), text('')]);
    await expect(read('a')).rejects.toThrow('no text');
    await expect(read('a')).rejects.toThrow('no text');
  });
});
