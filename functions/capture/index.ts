import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createCaptureStore } from '../shared/aws/capture-store.ts';
import { createDynamoDbClient, createSecretsClient } from '../shared/aws/clients.ts';
import { createLog } from '../shared/aws/log.ts';
import { createCount } from '../shared/aws/metrics.ts';
import { createRecipientKeys } from '../shared/aws/recipient-keys.ts';
import { createSecretReader } from '../shared/aws/secrets.ts';
import { captureEnv } from './env.ts';
import { createCaptureHandler } from './handler.ts';

const env = captureEnv.parse(process.env);

const readSecret = createSecretReader(createSecretsClient(), Date.now);

export const handler = createCaptureHandler({
  storeId: env.STORE_ID,
  origins: env.LINK_ORIGINS,
  store: createCaptureStore({
    client: createDynamoDbClient(),
    tableName: env.TABLE_NAME,
    retention: env.RETENTION,
  }),
  keyOf: createRecipientKeys(() => readSecret(env.ADDRESS_SECRET_ID)),
  clock: Date.now,
  count: createCount(new Metrics()),
  log: createLog(new Logger()),
});
