import {
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type DynamoDBStreamsClient,
  type _Record as SourceRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { StreamPosition } from './stream-position.ts';

export interface ShardRecords {
  readonly shardId: string;
  readonly records: readonly SourceRecord[];
}

/** Reads a stream from its beginning, shard after shard, each in order. */
export interface ShardReader {
  /** The next records; none at the end. */
  read(): Promise<ShardRecords>;
  /** Begins there instead, or as near to it as the stream still goes back. Before the first `read`. */
  startFrom(position: StreamPosition): void;
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

/** Streams go back a day. */
const isTrimmed = (error: unknown): boolean =>
  error instanceof Error && error.name === 'TrimmedDataAccessException';

const ITERATOR_TYPES = { at: 'AT_SEQUENCE_NUMBER', after: 'AFTER_SEQUENCE_NUMBER' } as const;

type Place = Pick<StreamPosition, 'sequenceNumber' | 'from'>;

const after = (sequenceNumber: string | undefined): Place | undefined =>
  sequenceNumber === undefined ? undefined : { sequenceNumber, from: 'after' };

/** @param streamArn DynamoDB Local's own, not the template's */
export const createShardReader = (client: DynamoDBStreamsClient, streamArn: string): ShardReader => {
  const finished = new Set<string>();
  let position: Position | undefined;
  let start: StreamPosition | undefined;

  /** @param place without one, the shard's beginning */
  const iteratorFor = async (shardId: string, place?: Place): Promise<string | undefined> => {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: place === undefined ? 'TRIM_HORIZON' : ITERATOR_TYPES[place.from],
        SequenceNumber: place?.sequenceNumber,
      }),
    );
    return ShardIterator;
  };

  const iteratorNear = (shardId: string, place: Place | undefined): Promise<string | undefined> =>
    iteratorFor(shardId, place).catch((error: unknown) => {
      if (place === undefined || !isTrimmed(error)) throw error;
      return iteratorFor(shardId);
    });

  const shardIds = async (): Promise<readonly string[]> => {
    const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
    return (StreamDescription?.Shards ?? []).flatMap(({ ShardId }) => ShardId ?? []);
  };

  const nextShard = async (): Promise<Position | undefined> => {
    const ids = await shardIds();
    const startIndex = start === undefined ? -1 : ids.indexOf(start.shardId);
    for (const id of ids.slice(0, Math.max(0, startIndex))) finished.add(id);
    const shardId = ids.find((id) => !finished.has(id));
    if (shardId === undefined) return undefined;
    const iterator = await iteratorNear(shardId, shardId === start?.shardId ? start : undefined);
    start = undefined;
    return iterator === undefined ? undefined : { shardId, iterator };
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
        const iterator = await iteratorFor(shardId, after(lastSequenceNumber));
        position = iterator === undefined ? undefined : { shardId, iterator, lastSequenceNumber };
        return NOTHING;
      }
    },
    startFrom: (place) => {
      start = place;
    },
  };
};
