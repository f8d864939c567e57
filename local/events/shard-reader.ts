import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type DynamoDBStreamsClient,
  type _Record as SourceRecord,
} from '@aws-sdk/client-dynamodb-streams';

export interface ShardRecords {
  readonly shardId: string;
  readonly records: readonly SourceRecord[];
}

/** Reads a stream from its beginning, shard after shard, each in order. */
export interface ShardReader {
  /** The next records; none at the end. */
  read(): Promise<ShardRecords>;
}

interface Position {
  readonly shardId: string;
  readonly iterator: string;
  readonly lastSequenceNumber?: string | undefined;
}

const NOTHING: ShardRecords = { shardId: '', records: [] };

/** The iterator was not used for a quarter of an hour: the machine slept. */
const isExpired = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ExpiredIteratorException';

/** @param streamArn DynamoDB Local's own, not the template's */
export const createShardReader = (client: DynamoDBStreamsClient, streamArn: string): ShardReader => {
  const finished = new Set<string>();
  let position: Position | undefined;

  const iteratorFor = async (shardId: string, after?: string): Promise<string | undefined> => {
    const start = after === undefined ? ('TRIM_HORIZON' as const) : ('AFTER_SEQUENCE_NUMBER' as const);
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: start,
        SequenceNumber: after,
      }),
    );
    return ShardIterator;
  };

  const nextShard = async (): Promise<Position | undefined> => {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
    const shardId = StreamDescription?.Shards?.map((shard) => shard.ShardId).find(
      (id) => id !== undefined && !finished.has(id),
    );
    const iterator = shardId === undefined ? undefined : await iteratorFor(shardId);
    return shardId === undefined || iterator === undefined ? undefined : { shardId, iterator };
  };

  const readAt = async ({ shardId, iterator, lastSequenceNumber }: Position): Promise<ShardRecords> => {
    const { Records: records = [], NextShardIterator: next } = await client.send(
      new GetRecordsCommand({ ShardIterator: iterator }),
    );
    if (next === undefined) finished.add(shardId);
    const last = records.at(-1)?.dynamodb?.SequenceNumber ?? lastSequenceNumber;
    position = next === undefined ? undefined : { shardId, iterator: next, lastSequenceNumber: last };
    return { shardId, records };
  };

  return {
    read: async () => {
      position ??= await nextShard();
      if (position === undefined) return NOTHING;
      const { shardId, lastSequenceNumber } = position;
      try {
        return await readAt(position);
      } catch (error) {
        if (!isExpired(error)) throw error;
        const iterator = await iteratorFor(shardId, lastSequenceNumber);
        position = iterator === undefined ? undefined : { shardId, iterator, lastSequenceNumber };
        return NOTHING;
      }
    },
  };
};
