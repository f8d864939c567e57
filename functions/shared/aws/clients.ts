import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SECOND_MS } from '../domain/time.ts';

/** The defaults of the SDK wait far longer than a function lives: a call that hangs must leave time for another try. */
const requestHandler = {
  connectionTimeout: SECOND_MS,
  requestTimeout: 4 * SECOND_MS,
  throwOnRequestTimeout: true,
};

export const createDynamoDbClient = (): DynamoDBClient =>
  new DynamoDBClient({ maxAttempts: 3, requestHandler });

export const createSchedulerClient = (): SchedulerClient =>
  new SchedulerClient({ maxAttempts: 3, requestHandler });

/** Tries once: SendEmail has no idempotency token, so a second try could be a second mail. */
export const createSesClient = (): SESv2Client => new SESv2Client({ maxAttempts: 1 });

export const createSecretsClient = (): SecretsManagerClient =>
  new SecretsManagerClient({ maxAttempts: 3, requestHandler });
