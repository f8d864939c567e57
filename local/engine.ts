import { randomInt, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { createCalls } from './aws/calls.ts';
import { createDynamoDbProxy } from './aws/dynamodb-proxy.ts';
import { startAwsEndpoint } from './aws/endpoint.ts';
import { createFaults } from './aws/faults.ts';
import { deleteItems } from './aws/items.ts';
import { createQueues } from './aws/queues.ts';
import { createScheduler } from './aws/scheduler.ts';
import { createSecrets } from './aws/secrets.ts';
import { createSes } from './aws/ses.ts';
import { createTables, type CreatedTable } from './aws/tables.ts';
import { createTimeToLive } from './aws/ttl.ts';
import { createTimeMachine } from './clock/advance.ts';
import { createClock } from './clock/clock.ts';
import { createUntilIdle } from './clock/idle.ts';
import { createEventBus } from './events/bus.ts';
import { createScheduledTargets } from './events/scheduled-targets.ts';
import { createShardReader } from './events/shard-reader.ts';
import { createStreamSource, type StreamSource } from './events/stream-source.ts';
import { createHttpApi } from './http/api.ts';
import { createAsyncQueue } from './lambda/async-queue.ts';
import { createInvoker } from './lambda/invoker.ts';
import { createOutput } from './lambda/output.ts';
import { createRuntime } from './lambda/runtime.ts';
import type { StackModel } from './stack/model.ts';

/** How often the streams are read and due times looked at while nobody moves the clock. Lambda reads four times a second. */
const TURN_MS = 250;

const SELF = 'local-run';

type StreamParts = Pick<
  Parameters<typeof createStreamSource>[0],
  'region' | 'runtime' | 'clock' | 'queues'
> & {
  readonly client: DynamoDBStreamsClient;
};

/** The running stack: everything between the HTTP request and the mailbox, on one clock. */
export type Engine = Awaited<ReturnType<typeof startEngine>>;

/** @param dynamoDbUrl a DynamoDB Local of its own */
export const startEngine = async (model: StackModel, dynamoDbUrl: string) => {
  const { resources } = model;
  const { region, accountId } = resources;
  const clock = createClock();
  const output = createOutput(clock);
  const calls = createCalls();
  const faults = createFaults();
  const queues = createQueues({ clock, resources });
  const report = (error: unknown) => output.write(SELF, 'stderr', String(error));

  const connection = {
    endpoint: dynamoDbUrl,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const dynamoDb = new DynamoDBClient(connection);
  const streamsClient = new DynamoDBStreamsClient(connection);
  const tables = await createTables(dynamoDb, resources.tables);

  let endpointUrl = '';
  let workDone = 0;
  const runtime = createRuntime({
    functions: model.functions,
    region,
    endpointUrl: () => endpointUrl,
    clock,
    onOutput: output.write,
    onDone: () => {
      workDone++;
      pollStreams();
    },
  });
  const asyncQueue = createAsyncQueue({ functions: model.functions, runtime, clock, queues });
  const invoker = createInvoker(runtime, asyncQueue);
  const randomId = () => randomUUID();
  const bus = createEventBus({
    rules: model.rules,
    region,
    accountId,
    clock,
    invoker,
    randomId,
    onFailure: (rule, error) => report(`${rule}: ${String(error)}`),
  });
  const secrets = createSecrets({ clock, resources, randomInt, randomId });
  const ses = createSes({ clock, bus, resources, randomId });
  const scheduler = createScheduler({ clock, invoker, queues, faults, resources, randomId });
  const scheduledTargets = createScheduledTargets({
    targets: model.scheduledTargets,
    region,
    accountId,
    clock,
    invoker,
    randomId,
  });
  const timeToLive = createTimeToLive({ client: dynamoDb, clock, tables });
  const api = createHttpApi({ model: model.api, accountId, runtime, clock });

  const streams = createStreams(model, tables, { client: streamsClient, region, runtime, clock, queues });
  const pollStreams = () => {
    for (const stream of streams) stream.poll().catch(report);
  };

  const time = createTimeMachine({
    clock,
    sources: [scheduler, asyncQueue, scheduledTargets, timeToLive, ...streams],
    untilIdle: createUntilIdle({
      activities: [runtime, asyncQueue, api, ...streams],
      streams,
      workDone: () => workDone,
    }),
  });

  const endpoint = await startAwsEndpoint({
    services: [createDynamoDbProxy(dynamoDbUrl), scheduler.service, ses.service, secrets.service],
    calls,
    faults,
    clock,
    crash: runtime.kill,
  });
  endpointUrl = endpoint.url;

  const turn = setInterval(() => {
    time.tick().catch(report);
    pollStreams();
  }, TURN_MS);

  const reset = () =>
    time.exclusively(async () => {
      runtime.reset();
      asyncQueue.reset();
      scheduler.reset();
      faults.clear();
      for (const table of tables) await deleteItems(dynamoDb, table);
      for (const stream of streams) await stream.reset();
      clock.reset();
      timeToLive.reset();
      scheduledTargets.reset();
      for (const part of [calls, queues, ses, output, api]) part.reset();
    });

  const stop = async () => {
    clearInterval(turn);
    runtime.stop();
    await endpoint.stop();
    dynamoDb.destroy();
    streamsClient.destroy();
  };

  return {
    api,
    calls,
    clock,
    dynamoDb,
    faults,
    output,
    queues,
    reset,
    runtime,
    scheduler,
    secrets,
    ses,
    stop,
    tables,
    time,
  };
};

const createStreams = (
  { functions, streamSources }: StackModel,
  tables: readonly CreatedTable[],
  { client, ...parts }: StreamParts,
): readonly StreamSource[] =>
  streamSources.map((source) => {
    const { streamArn } = tables.find(({ name }) => name === source.tableName) ?? {};
    if (streamArn === undefined) throw new Error(`the table ${source.tableName} has no stream`);
    const functionArn = functions.find(({ name }) => name === source.functionName)?.arn ?? '';
    return createStreamSource({
      model: source,
      functionArn,
      reader: createShardReader(client, streamArn),
      ...parts,
    });
  });
