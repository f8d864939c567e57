import type { _Record as SourceRecord } from '@aws-sdk/client-dynamodb-streams';
import { SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';

/** A record of the stream as Lambda hands it to a function. */
export interface StreamRecord {
  readonly sequenceNumber: string;
  readonly shardId: string;
  readonly arrivedAt: EpochMs;
  /** Of the event as JSON. */
  readonly bytes: number;
  /** https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
  readonly event: Readonly<Record<string, unknown>>;
}

export interface StreamPlace {
  readonly streamArn: string;
  readonly region: string;
}

/** Bytes travel as base64 in JSON. */
const toJson = (_key: string, value: unknown): unknown => {
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  return value;
};

const plain = (image: unknown): unknown => JSON.parse(JSON.stringify(image, toJson));

/**
 * DynamoDB Local cuts the creation time to the minute, names a region of its own, and writes `userIdentity` with capital
 * keys; Lambda's has the second, the table's region and lower-case keys.
 */
export const toStreamRecord = (
  record: SourceRecord,
  shardId: string,
  arrivedAt: EpochMs,
  { streamArn, region }: StreamPlace,
): StreamRecord => {
  const { dynamodb = {}, userIdentity } = record;
  const images = {
    ...(dynamodb.Keys && { Keys: plain(dynamodb.Keys) }),
    ...(dynamodb.NewImage && { NewImage: plain(dynamodb.NewImage) }),
    ...(dynamodb.OldImage && { OldImage: plain(dynamodb.OldImage) }),
  };
  const event = {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(arrivedAt / SECOND_MS),
      ...images,
      SequenceNumber: dynamodb.SequenceNumber,
      SizeBytes: dynamodb.SizeBytes,
      StreamViewType: dynamodb.StreamViewType,
    },
    ...(userIdentity && {
      userIdentity: { type: userIdentity.Type, principalId: userIdentity.PrincipalId },
    }),
    eventSourceARN: streamArn,
  };
  const bytes = Buffer.byteLength(JSON.stringify(event));
  return { sequenceNumber: dynamodb.SequenceNumber ?? '', shardId, arrivedAt, bytes, event };
};
