import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createDynamoDbClient, createSchedulerClient } from '../shared/aws/clients.ts';
import { createLog } from '../shared/aws/log.ts';
import { createCount } from '../shared/aws/metrics.ts';
import { createTimers } from '../shared/aws/scheduler-timers.ts';
import { readStreamImage } from '../shared/aws/stream-image.ts';
import { timerTargetOf } from '../shared/aws/timer-target.ts';
import { createTimerStore } from '../shared/aws/timer-store.ts';
import { scheduleEnv } from './env.ts';
import { createScheduleHandler } from './handler.ts';
import { createScheduleRecovery } from './schedule-recovery.ts';

const env = scheduleEnv.parse(process.env);

export const handler = createScheduleHandler({
  log: createLog(new Logger()),
  readImage: readStreamImage,
  scheduleRecovery: createScheduleRecovery({
    timers: createTimers(createSchedulerClient(), timerTargetOf(env)),
    store: createTimerStore({
      client: createDynamoDbClient(),
      tableName: env.TABLE_NAME,
      retention: env.RETENTION,
    }),
    sequence: env.SEQUENCE,
    consent: env.SENDING.consent,
    clock: Date.now,
    count: createCount(new Metrics()),
  }),
});
