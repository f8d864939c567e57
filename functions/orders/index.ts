import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createDynamoDbClient, createSecretsClient } from '../shared/aws/clients.ts';
import { createLog } from '../shared/aws/log.ts';
import { createCount } from '../shared/aws/metrics.ts';
import { createOrderStore } from '../shared/aws/order-store.ts';
import { createRecipientKeys } from '../shared/aws/recipient-keys.ts';
import { createSecretReader } from '../shared/aws/secrets.ts';
import { ordersEnv } from './env.ts';
import { createOrdersHandler } from './handler.ts';

const env = ordersEnv.parse(process.env);

const readSecret = createSecretReader(createSecretsClient(), Date.now);

export const handler = createOrdersHandler({
  store: createOrderStore({
    client: createDynamoDbClient(),
    tableName: env.TABLE_NAME,
    indexName: env.RECIPIENT_INDEX_NAME,
    retention: env.RETENTION,
  }),
  keyOf: createRecipientKeys(() => readSecret(env.ADDRESS_SECRET_ID)),
  readSecret: () => readSecret(env.ORDER_SECRET_ID),
  clock: Date.now,
  count: createCount(new Metrics()),
  log: createLog(new Logger()),
});
