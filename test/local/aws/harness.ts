import { randomInt, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { accessKeyIdOf } from '../../../local/aws/callers.ts';
import { createCalls } from '../../../local/aws/calls.ts';
import { createDynamoDbProxy } from '../../../local/aws/dynamodb-proxy.ts';
import { startAwsEndpoint } from '../../../local/aws/endpoint.ts';
import { createFates } from '../../../local/faults/fates.ts';
import { createFaults } from '../../../local/faults/faults.ts';
import { createQueues } from '../../../local/aws/queues.ts';
import { createScheduler } from '../../../local/aws/scheduler.ts';
import { createSecrets } from '../../../local/aws/secrets.ts';
import type { Refusal } from '../../../local/aws/service.ts';
import { createSes } from '../../../local/aws/ses.ts';
import { createInvocations } from '../../../local/journal/invocations.ts';
import type { EventBus, LocalResources } from '../../../local/ports.ts';
import { aRecorder } from '../fixtures/journal.ts';

export const START = Date.parse('2026-11-21T10:00:00Z');

const account = 'eu-central-1:123456789012';

export const resources: LocalResources = {
  region: 'eu-central-1',
  accountId: '123456789012',
  functions: [
    { name: 'shop-recover', arn: `arn:aws:lambda:${account}:function:shop-recover`, shortName: 'recover' },
  ],
  tables: [],
  scheduleGroups: [{ name: 'shop-timers' }],
  roles: [{ arn: 'arn:aws:iam::123456789012:role/shop-timers' }],
  queues: [{ name: 'shop-undelivered', arn: `arn:aws:sqs:${account}:shop-undelivered` }],
  configurationSets: [
    { name: 'shop-mail', eventTypes: ['send', 'delivery', 'bounce', 'complaint'] },
    { name: 'quiet', eventTypes: ['bounce'] },
  ],
  identities: ['shop.example'],
  secrets: [
    {
      name: 'shop-links',
      arn: `arn:aws:secretsmanager:${account}:secret:shop-links-AbCdEf`,
      generate: { PasswordLength: 64, ExcludePunctuation: true },
    },
  ],
};

/** Where the timers of `resources` go. */
export const timerTarget = {
  groupName: 'shop-timers',
  functionArn: `arn:aws:lambda:${account}:function:shop-recover`,
  roleArn: 'arn:aws:iam::123456789012:role/shop-timers',
  deadLetterArn: `arn:aws:sqs:${account}:shop-undelivered`,
};

/** All local AWS services behind their endpoint, on a clock that stands still, with the runtime around them faked. */
export const startLocalAws = async () => {
  const time = { now: START };
  const clock = { now: () => time.now, offsetMs: () => 0 };
  const invocations: { functionName: string; event: unknown }[] = [];
  const events: Parameters<EventBus['put']>[0][] = [];
  const crashed: string[] = [];
  const broken: { invoker: boolean; permission: Refusal | undefined } = {
    invoker: false,
    permission: undefined,
  };
  const calls = createCalls();
  const { record, recorded } = aRecorder();
  const faults = createFaults();
  const queues = createQueues({ clock, resources, randomId: randomUUID, record });
  const invoker = {
    invoke: () => Promise.reject(new Error('not used')),
    invokeAsync: (functionName: string, event: unknown) => {
      if (broken.invoker) throw new Error('no such function');
      invocations.push({ functionName, event });
    },
  };
  const bus = { put: (event: Parameters<EventBus['put']>[0]) => void events.push(event) };
  const scheduler = createScheduler({
    clock,
    invoker,
    queues,
    permissions: { mayTimerInvoke: () => true, mayTimerSend: () => true },
    faults,
    resources,
    randomId: randomUUID,
    record,
  });
  const ses = createSes({ clock, bus, resources, randomId: randomUUID, record });
  const secrets = createSecrets({ clock, resources, randomInt, randomId: randomUUID });
  const dynamoDb = createDynamoDbProxy(process.env['DYNAMODB_LOCAL_ENDPOINT']!);
  const endpoint = await startAwsEndpoint({
    services: [dynamoDb, scheduler.service, ses.service, secrets.service],
    calls,
    faults,
    fates: createFates(faults),
    clock,
    record,
    invocations: createInvocations(),
    refuseCall: () => Promise.resolve(broken.permission),
    crash: (shortName) => void crashed.push(shortName),
  });
  /** Settings of an SDK client as the function `shortName` has it. */
  const clientOf = (shortName: string) => ({
    endpoint: endpoint.url,
    region: resources.region,
    maxAttempts: 1,
    credentials: { accessKeyId: accessKeyIdOf(shortName), secretAccessKey: 'local' },
  });
  return {
    ...{
      time,
      clock,
      invocations,
      events,
      crashed,
      broken,
      calls,
      recorded,
      faults,
      queues,
      scheduler,
      ses,
      secrets,
      endpoint,
    },
    clientOf,
    clients: {
      scheduler: new SchedulerClient(clientOf('schedule')),
      ses: new SESv2Client(clientOf('recover')),
      secrets: new SecretsManagerClient(clientOf('links')),
      dynamoDb: new DynamoDBClient(clientOf('mail-events')),
    },
  };
};

export type LocalAws = Awaited<ReturnType<typeof startLocalAws>>;

/** One set of services for each test of a file; stopped after it. */
export const eachWithLocalAws = (): { readonly aws: LocalAws } => {
  const holder = {} as { aws: LocalAws };
  beforeEach(async () => {
    holder.aws = await startLocalAws();
  });
  afterEach(async () => {
    await holder.aws.endpoint.stop();
  });
  return holder;
};
