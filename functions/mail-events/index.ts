import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createDynamoDbClient } from '../shared/aws/clients.ts';
import { createLog } from '../shared/aws/log.ts';
import { createMailEventStore } from '../shared/aws/mail-event-store.ts';
import { createCount } from '../shared/aws/metrics.ts';
import { mailEventsEnv } from './env.ts';
import { createMailEventsHandler } from './handler.ts';
import { createRecordMailEvent } from './record-mail-event.ts';

const env = mailEventsEnv.parse(process.env);

const log = createLog(new Logger());

export const handler = createMailEventsHandler({
  log,
  recordMailEvent: createRecordMailEvent({
    store: createMailEventStore({
      client: createDynamoDbClient(),
      tableName: env.TABLE_NAME,
      retention: env.RETENTION,
    }),
    clock: Date.now,
    count: createCount(new Metrics()),
    log,
  }),
});
