import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createDynamoDbClient, createSecretsClient } from '../shared/aws/clients.ts';
import { createLinkStore } from '../shared/aws/link-store.ts';
import { createLog } from '../shared/aws/log.ts';
import { createCount } from '../shared/aws/metrics.ts';
import { createSecretReader } from '../shared/aws/secrets.ts';
import { createLinkTokens } from '../shared/links/link-tokens.ts';
import { linksEnv } from './env.ts';
import { createLinksHandler } from './handler.ts';

const env = linksEnv.parse(process.env);

const readSecret = createSecretReader(createSecretsClient(), Date.now);

export const handler = createLinksHandler({
  shop: env.SHOP,
  origins: env.LINK_ORIGINS,
  tokens: createLinkTokens(() => readSecret(env.LINK_SECRET_ID)),
  store: createLinkStore({
    client: createDynamoDbClient(),
    tableName: env.TABLE_NAME,
    retention: env.RETENTION,
  }),
  count: createCount(new Metrics()),
  log: createLog(new Logger()),
  clock: Date.now,
});
