import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  type DynamoDBStreamsClient,
  type _Record as SourceRecord,
} from '@aws-sdk/client-dynamodb-streams';

/** Where records lie in a stream, as the failure queue tells it; both ends are part of it. */
export interface StreamRange {
  readonly shardId: string;
  readonly startSequenceNumber: string;
  readonly endSequenceNumber: string;
}

/** Reads a part of a stream once more. Rejects where the stream does not have it any more. */
export type ReadRange = (range: StreamRange) => Promise<readonly SourceRecord[]>;

const isBeyond = (sequenceNumber: string | undefined, end: string): boolean =>
  sequenceNumber !== undefined && BigInt(sequenceNumber) > BigInt(end);

/** @param streamArn DynamoDB Local's own, not the template's */
export const createRangeReader =
  (client: DynamoDBStreamsClient, streamArn: string): ReadRange =>
  async ({ shardId, startSequenceNumber, endSequenceNumber }) => {
    const { ShardIterator } = await client.send(
      new GetShardIteratorCommand({
        StreamArn: streamArn,
        ShardId: shardId,
        ShardIteratorType: 'AT_SEQUENCE_NUMBER',
        SequenceNumber: startSequenceNumber,
      }),
    );
    const found: SourceRecord[] = [];
    let iterator = ShardIterator;
    while (iterator !== undefined) {
      const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
      const { Records: records = [] } = page;
      const within = records.filter(({ dynamodb }) => !isBeyond(dynamodb?.SequenceNumber, endSequenceNumber));
      found.push(...within);
      const isAtTheEnd = records.length === 0 || within.length < records.length;
      iterator = isAtTheEnd ? undefined : page.NextShardIterator;
    }
    return found;
  };
