import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DeleteItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { createShardReader } from '../../../local/events/shard-reader.ts';
import { toStreamRecord } from '../../../local/events/stream-record.ts';
import { localDynamoDb } from '../../support/table.ts';
import { START } from '../fixtures/clock.ts';

const place = { streamArn: 'arn:stream', region: 'eu-central-1' };

describe('the stream of DynamoDB Local', () => {
  const client = localDynamoDb();
  const streams = new DynamoDBStreamsClient({
    endpoint: process.env['DYNAMODB_LOCAL_ENDPOINT']!,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const TableName = `stream-${randomUUID()}`;
  const put = (pk: string) =>
    client.send(
      new PutItemCommand({ TableName, Item: { pk: { S: pk }, bytes: { B: new Uint8Array([1, 2]) } } }),
    );
  let streamArn = '';

  beforeAll(async () => {
    const { TableDescription } = await client.send(
      new CreateTableCommand({
        TableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      }),
    );
    streamArn = TableDescription?.LatestStreamArn ?? '';
  });

  afterAll(() => {
    client.destroy();
    streams.destroy();
  });

  it('is read from its beginning, in order, and a write is in it at once', async () => {
    const reader = createShardReader(streams, streamArn);
    for (const pk of ['a', 'b', 'c']) await put(pk);
    await client.send(new DeleteItemCommand({ TableName, Key: { pk: { S: 'b' } } }));
    const { shardId, records } = await reader.read();
    const events = records.map((record) => toStreamRecord(record, shardId, START, place).event);
    expect(events.map(({ eventName }) => eventName)).toEqual(['INSERT', 'INSERT', 'INSERT', 'REMOVE']);
    expect(events[0]).toMatchObject({
      eventSourceARN: 'arn:stream',
      awsRegion: 'eu-central-1',
      dynamodb: {
        ApproximateCreationDateTime: START / 1000,
        Keys: { pk: { S: 'a' } },
        NewImage: { pk: { S: 'a' }, bytes: { B: 'AQI=' } },
      },
    });
    expect(events[3]).not.toHaveProperty('dynamodb.NewImage');
    expect((await reader.read()).records).toEqual([]);
    await put('d');
    expect((await reader.read()).records).toHaveLength(1);
  });

  it('is read on from where a former run was', async () => {
    const all = await createShardReader(streams, streamArn).read();
    const [, second] = all.records;
    const sequenceNumber = second?.dynamodb?.SequenceNumber ?? '';
    const readFrom = async (shardId: string, from: 'at' | 'after') => {
      const reader = createShardReader(streams, streamArn);
      reader.startFrom({ shardId, sequenceNumber, from });
      return (await reader.read()).records.length;
    };
    const count = all.records.length;
    expect(await readFrom(all.shardId, 'at')).toBe(count - 1);
    expect(await readFrom(all.shardId, 'after')).toBe(count - 2);
    // A shard is gone after a day.
    expect(await readFrom('shardId-00000000000000000000-gone', 'after')).toBe(count);
  });
});
