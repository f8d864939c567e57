import {
  createDynamoDbClient,
  createSchedulerClient,
  createSecretsClient,
  createSesClient,
} from '../shared/aws/clients.ts';
import { createLog } from '../shared/aws/log.ts';
import { createCount } from '../shared/aws/metrics.ts';
import { createRecoveryStore } from '../shared/aws/recovery-store.ts';
import { createTimers } from '../shared/aws/scheduler-timers.ts';
import { createSecretReader } from '../shared/aws/secrets.ts';
import { createMailer } from '../shared/aws/ses-mailer.ts';
import { timerTargetOf } from '../shared/aws/timer-target.ts';
import { createLinkTokens } from '../shared/links/link-tokens.ts';
import { createComposer } from './compose-mail.ts';
import { recoverEnv } from './env.ts';
import { createRecoverHandler } from './handler.ts';
import { LEASE_MS, SEND_TIMEOUT_MS } from './limits.ts';
import { createRecoverCheckout } from './recover-checkout.ts';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';

const env = recoverEnv.parse(process.env);

const readSecret = createSecretReader(createSecretsClient(), Date.now);

const compose = createComposer(
  {
    shop: env.SHOP,
    sender: env.SENDER,
    retentionMs: env.RETENTION.checkoutMs,
    linkBaseUrl: env.LINK_BASE_URL,
  },
  createLinkTokens(() => readSecret(env.LINK_SECRET_ID)),
);

const mailer = createMailer({
  client: createSesClient(),
  configurationSetName: env.CONFIGURATION_SET_NAME,
  from: env.SENDER,
  replyTo: env.SENDER.replyTo,
  timeoutMs: SEND_TIMEOUT_MS,
});

const log = createLog(new Logger());

export const handler = createRecoverHandler({
  log,
  recoverCheckout: createRecoverCheckout({
    store: createRecoveryStore({
      client: createDynamoDbClient(),
      tableName: env.TABLE_NAME,
      retention: env.RETENTION,
    }),
    timers: createTimers(createSchedulerClient(), timerTargetOf(env)),
    mailer,
    compose,
    rules: { ...env.SENDING, steps: env.SEQUENCE.steps, leaseMs: LEASE_MS },
    clock: Date.now,
    count: createCount(new Metrics()),
    log,
  }),
});
