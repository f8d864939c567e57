import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { createDynamoDbClient, createSchedulerClient } from '../shared/aws/clients.ts';
import { createLog } from '../shared/aws/log.ts';
import { createCount } from '../shared/aws/metrics.ts';
import { createTimers } from '../shared/aws/scheduler-timers.ts';
import { createSweepStore } from '../shared/aws/sweep-store.ts';
import { timerTargetOf } from '../shared/aws/timer-target.ts';
import { sweepEnv } from './env.ts';
import { createSweepHandler } from './handler.ts';
import { createSweepCheckouts } from './sweep-checkouts.ts';

const env = sweepEnv.parse(process.env);

const log = createLog(new Logger());

export const handler = createSweepHandler({
  log,
  sweepCheckouts: createSweepCheckouts({
    store: createSweepStore({
      client: createDynamoDbClient(),
      tableName: env.TABLE_NAME,
      retention: env.RETENTION,
      indexName: env.SWEEP_INDEX_NAME,
    }),
    timers: createTimers(createSchedulerClient(), timerTargetOf(env)),
    steps: env.SEQUENCE.steps,
    clock: Date.now,
    count: createCount(new Metrics()),
    log,
  }),
});
