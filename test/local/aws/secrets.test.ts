import { GetSecretValueCommand, ResourceNotFoundException } from '@aws-sdk/client-secrets-manager';
import { randomInt } from 'node:crypto';
import { generateSecretValue } from '../../../local/aws/secret-value.ts';
import { eachWithLocalAws, resources } from './harness.ts';

const local = eachWithLocalAws();
const secret = resources.secrets[0]!;

const read = (SecretId: string, VersionStage?: string) =>
  local.aws.clients.secrets.send(new GetSecretValueCommand({ SecretId, VersionStage }));

describe('a secret of the stack', () => {
  it('is read by name, ARN and ARN without its suffix, always the same', async () => {
    const byName = await read(secret.name);
    expect(byName).toMatchObject({ ARN: secret.arn, Name: secret.name, VersionStages: ['AWSCURRENT'] });
    expect(byName.SecretString).toMatch(/^[A-Za-z0-9]{64}$/);
    for (const id of [secret.arn, secret.arn.slice(0, -'-AbCdEf'.length)]) {
      expect((await read(id)).SecretString).toBe(byName.SecretString);
    }
    expect(local.aws.secrets.valueOf(secret.arn)).toBe(byName.SecretString);
  });

  it('is not found under another name or at another stage', async () => {
    await expect(read('shop-other')).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(read(secret.name, 'AWSPREVIOUS')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});

describe('the value of a secret', () => {
  it('holds 32 characters with one of each type where nothing else is said', () => {
    const value = generateSecretValue({}, randomInt);
    expect(value).toHaveLength(32);
    for (const type of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9 ]/]) expect(value).toMatch(type);
  });

  it('has none of the excluded characters', () => {
    const excluded = { ExcludeUppercase: true, ExcludePunctuation: true, ExcludeCharacters: 'aeiou0' };
    expect(generateSecretValue({ ...excluded, PasswordLength: 500 }, randomInt)).toMatch(
      /^[b-df-hj-np-tv-z1-9]{500}$/,
    );
  });

  it('goes into the template under its key', () => {
    const template = {
      SecretStringTemplate: '{"user":"shop"}',
      GenerateStringKey: 'password',
      PasswordLength: 10,
    };
    expect(JSON.parse(generateSecretValue(template, randomInt))).toEqual({
      user: 'shop',
      password: expect.stringMatching(/^.{10}$/),
    });
  });

  it('differs each time', () => {
    expect(generateSecretValue({}, randomInt)).not.toBe(generateSecretValue({}, randomInt));
  });
});
