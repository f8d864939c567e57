import { randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { createDynamoDbProxy } from './aws/dynamodb-proxy.ts';
import { startAwsEndpoint } from './aws/endpoint.ts';
import { deleteItems } from './aws/items.ts';
import { createQueues } from './aws/queues.ts';
import { createTables } from './aws/tables.ts';
import { createTimeToLive } from './aws/ttl.ts';
import { createTimeMachine } from './clock/advance.ts';
import { createClock } from './clock/clock.ts';
import { createUntilIdle } from './clock/idle.ts';
import { createDeadLetters } from './dead-letters/redrive.ts';
import { createCompute } from './engine/compute.ts';
import { createFaultOn } from './engine/fault-on.ts';
import { createNames } from './engine/names.ts';
import { createObservation } from './engine/observation.ts';
import { createServices } from './engine/services.ts';
import { createStreamRedrives, createStreams } from './engine/streams.ts';
import { createFaultCatalogue, faultNamesOf } from './faults/catalogue.ts';
import { createFates } from './faults/fates.ts';
import { createFaults } from './faults/faults.ts';
import { createFaultSchema } from './faults/read-fault.ts';
import { createHttpApi } from './http/api.ts';
import { createPermissions } from './iam/permissions.ts';
import { createRecordRequest } from './journal/record-request.ts';
import type { Activity, DueSource } from './ports.ts';
import { checkTables, keepEngine, keptService } from './data/keep-engine.ts';
import type { DataDirectory } from './data/directory.ts';
import type { StackModel } from './stack/model.ts';
import type { Builds } from './watch/builds.ts';

/** How often the streams are read and due times looked at while nobody moves the clock. Lambda reads four times a second. */
const TURN_MS = 250;

/** What lives beside the stack and goes by its clock: the demo shop's back end. */
export interface Neighbour extends DueSource, Activity {
  reset(): void;
}

/** The running stack: everything between the HTTP request and the mailbox, on one clock. */
export type Engine = Awaited<ReturnType<typeof startEngine>>;

export interface EngineOptions {
  /** With `--watch`: nothing runs that is older than these. */
  readonly builds?: Pick<Builds, 'settled'> | undefined;
  /** With `--data`: where all state comes from and goes to. */
  readonly data?: DataDirectory | undefined;
}

/** @param dynamoDbUrl a DynamoDB Local of its own */
export const startEngine = async (
  model: StackModel,
  dynamoDbUrl: string,
  { builds, data }: EngineOptions = {},
) => {
  const { resources } = model;
  if (data !== undefined) checkTables(data, resources.tables);
  const { region, accountId } = resources;
  const clock = createClock();
  const names = createNames(model);
  const observation = createObservation(clock);
  const { invocations, record, report } = observation;
  const randomId = () => randomUUID();
  const faultNames = faultNamesOf(model);
  const faults = createFaults({ onChange: (waiting, text) => record({ kind: 'faults', waiting, text }) });
  const fates = createFates(faults);
  const faultOn = createFaultOn(faults, names);
  const queues = createQueues({ clock, resources, randomId, record });

  const connection = {
    endpoint: dynamoDbUrl,
    region,
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const dynamoDb = new DynamoDBClient(connection);
  const streamsClient = new DynamoDBStreamsClient(connection);
  const [permissions, tables] = await Promise.all([
    createPermissions({ model, now: clock.now, report }),
    createTables(dynamoDb, resources.tables),
  ]);

  let endpointUrl = '';
  let workDone = 0;
  const common = { model, clock, names, observation, queues, faultOn, permissions };
  const { runtime, asyncQueue, invoker } = createCompute({
    ...common,
    fates,
    builds,
    endpointUrl: () => endpointUrl,
    onDone: () => {
      workDone++;
      pollStreams();
    },
  });
  const { secrets, ses, scheduler, scheduledTargets } = createServices({
    ...common,
    invoker,
    faults,
    randomId,
  });
  const timeToLive = createTimeToLive({ client: dynamoDb, clock, tables, record });
  const api = createHttpApi({
    model: model.api,
    accountId,
    runtime,
    clock,
    record: createRecordRequest(record, invocations, names.shortNameOf),
    faultOn: faultOn('api'),
    mayInvoke: permissions.mayRoute,
  });

  const streamsParts = { ...common, tables, client: streamsClient, runtime, record };
  const streams = createStreams(streamsParts);
  const pollStreams = () => {
    for (const stream of streams) stream.poll().catch(report);
  };
  const redrives = createStreamRedrives(streamsParts);
  const deadLetters = createDeadLetters({
    model,
    queues,
    invoker,
    clock,
    redriveRange: (functionName) => redrives.get(functionName),
    record,
  });

  const sources: DueSource[] = [scheduler, asyncQueue, scheduledTargets, timeToLive, ...streams];
  const activities: Activity[] = [runtime, asyncQueue, api, ...streams];
  const neighbours: Neighbour[] = [];
  const time = createTimeMachine({
    clock,
    sources,
    untilIdle: createUntilIdle({ activities, streams, workDone: () => workDone }),
  });

  const kept = { scheduler, asyncQueue, queues, secrets, ses, scheduledTargets, timeToLive, clock };
  const keeper = data && (await keepEngine({ ...kept, streams, tables: resources.tables }, data, report));
  if (keeper !== undefined) observation.journal.subscribe(keeper.touch);

  const endpoint = await startAwsEndpoint({
    services: [
      createDynamoDbProxy(dynamoDbUrl),
      keptService(scheduler.service, keeper),
      keptService(ses.service, keeper),
      secrets.service,
    ],
    calls: observation.calls,
    faults,
    fates,
    clock,
    invocations,
    record,
    refuseCall: permissions.refuseCall,
    crash: runtime.kill,
  });
  endpointUrl = endpoint.url;

  const turn = setInterval(() => {
    time.tick().catch(report);
    pollStreams();
  }, TURN_MS);

  return {
    api,
    calls: observation.calls,
    clock,
    deadLetters,
    /** All that waits for its time, soonest first. */
    due: () => sources.flatMap((source) => source.due?.() ?? []).toSorted((a, b) => a.at - b.at),
    dynamoDb,
    faultCatalogue: createFaultCatalogue(faultNames),
    faults,
    faultSchema: createFaultSchema(faultNames),
    join: (neighbour: Neighbour) => {
      for (const list of [sources, activities, neighbours]) list.push(neighbour);
    },
    journal: observation.journal,
    meter: observation.meter,
    output: observation.output,
    permissions,
    queues,
    record,
    reset: () =>
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
        for (const part of [queues, ses, api, permissions, ...neighbours]) part.reset();
        observation.reset();
      }),
    runtime,
    /** Resolves once nothing of what has happened can get lost any more, if it is kept at all. */
    saved: () => keeper?.saved() ?? Promise.resolve(),
    scheduler,
    secrets,
    ses,
    stop: async () => {
      clearInterval(turn);
      const lastSave = keeper?.close();
      await lastSave?.catch(() => undefined);
      runtime.stop();
      await endpoint.stop();
      dynamoDb.destroy();
      streamsClient.destroy();
      await lastSave;
    },
    tables,
    time,
  };
};
