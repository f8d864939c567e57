import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import type { CreatedTable } from '../aws/tables.ts';
import { createRangeReader } from '../events/range-reader.ts';
import { createShardReader } from '../events/shard-reader.ts';
import { createStreamRedrive, type RedriveRange } from '../events/stream-redrive.ts';
import { createStreamSource, type StreamSource } from '../events/stream-source.ts';
import { permittedQueues, permittedReader } from '../iam/permitted.ts';
import type { Permissions } from '../iam/permissions.ts';
import type { RecordHappening } from '../journal/journal.ts';
import { createRecordStream } from '../journal/record-stream.ts';
import type { Runtime } from '../lambda/runtime.ts';
import type { LocalClock, Queues } from '../ports.ts';
import type { StackModel } from '../stack/model.ts';
import type { FaultOn } from './fault-on.ts';

interface StreamsParts {
  readonly model: StackModel;
  readonly tables: readonly CreatedTable[];
  readonly client: DynamoDBStreamsClient;
  readonly runtime: Pick<Runtime, 'run'>;
  readonly clock: LocalClock;
  readonly queues: Pick<Queues, 'send'>;
  readonly record: RecordHappening;
  readonly faultOn: FaultOn;
  readonly permissions: Pick<Permissions, 'mayReadStream' | 'mayFailInto'>;
}

const streamArnOf = (tables: readonly CreatedTable[], tableName: string): string => {
  const { streamArn } = tables.find(({ name }) => name === tableName) ?? {};
  if (streamArn === undefined) throw new Error(`the table ${tableName} has no stream`);
  return streamArn;
};

/** The functions' event source mappings, each reading its table's stream. */
export const createStreams = ({
  model,
  tables,
  client,
  runtime,
  clock,
  queues,
  record,
  faultOn,
  permissions,
}: StreamsParts): readonly StreamSource[] =>
  model.streamSources.map((source) => {
    const functionRef = model.functions.find(({ name }) => name === source.functionName);
    if (functionRef === undefined) throw new Error(`the template has no function ${source.functionName}`);
    return createStreamSource({
      model: source,
      functionRef,
      region: model.resources.region,
      reader: permittedReader(createShardReader(client, streamArnOf(tables, source.tableName)), () =>
        permissions.mayReadStream(source.functionName, source.streamArn),
      ),
      runtime,
      clock,
      queues: permittedQueues(queues, (arn) => permissions.mayFailInto(source.functionName, arn)),
      record: createRecordStream(record, functionRef.shortName),
      faultOn: faultOn('stream'),
    });
  });

/** How to read what a dead letter of a stream stands for once more, by the function's physical name. */
export const createStreamRedrives = ({
  model,
  tables,
  client,
  runtime,
  clock,
}: Pick<StreamsParts, 'model' | 'tables' | 'client' | 'runtime' | 'clock'>): ReadonlyMap<
  string,
  RedriveRange
> =>
  new Map(
    model.streamSources.map((source) => {
      const readRange = createRangeReader(client, streamArnOf(tables, source.tableName));
      const redrive = createStreamRedrive({
        model: source,
        region: model.resources.region,
        readRange,
        runtime,
        clock,
      });
      return [source.functionName, redrive];
    }),
  );
