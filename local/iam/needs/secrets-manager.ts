import * as z from 'zod';
import type { LocalResources } from '../../ports.ts';
import type { NeedsOf } from './needs-of.ts';

const inputSchema = z.object({ SecretId: z.string() });

/** A secret may be called by its name, or by its ARN with or without the six characters that the service adds. */
const arnOf = (secretId: string, { secrets, region, accountId }: LocalResources): string => {
  const known = secrets.find(({ name, arn }) => name === secretId || arn.replace(/-\w{6}$/, '') === secretId);
  if (known !== undefined) return known.arn;
  return secretId.startsWith('arn:')
    ? secretId
    : `arn:aws:secretsmanager:${region}:${accountId}:secret:${secretId}`;
};

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssecretsmanager.html */
export const secretNeeds: NeedsOf = (operation, input, resources) => {
  const parsed = inputSchema.safeParse(input);
  if (operation !== 'GetSecretValue' || !parsed.success) return undefined;
  return [{ action: 'secretsmanager:GetSecretValue', resource: arnOf(parsed.data.SecretId, resources) }];
};
