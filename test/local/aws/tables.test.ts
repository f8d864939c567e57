import { randomUUID } from 'node:crypto';
import { DescribeTableCommand, PutItemCommand, QueryCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { deleteItems } from '../../../local/aws/items.ts';
import { createTables, type CreatedTable } from '../../../local/aws/tables.ts';
import { createTimeToLive } from '../../../local/aws/ttl.ts';
import { localDynamoDb } from '../../support/table.ts';
import { unrecorded } from '../fixtures/journal.ts';

const DAY_MS = 86_400_000;
const client = localDynamoDb();

/** As CloudFormation has them, with parts that the emulator knows nothing of. */
const properties = {
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'recipientKey'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  GlobalSecondaryIndexes: [
    {
      IndexName: 'by-recipient',
      KeySchema: [{ AttributeName: 'recipientKey', KeyType: 'HASH' }],
      Projection: { ProjectionType: 'KEYS_ONLY' },
      ContributorInsightsSpecification: { Enabled: true },
    },
  ],
  StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
  Replicas: [{ Region: 'eu-central-1', DeletionProtectionEnabled: true }],
};

const createTable = async (overrides = {}): Promise<CreatedTable> => {
  const [table] = await createTables(client, [
    { name: `test-${randomUUID()}`, properties: { ...properties, ...overrides } },
  ]);
  return table!;
};

const put = (table: CreatedTable, pk: string, attributes = {}) =>
  client.send(new PutItemCommand({ TableName: table.name, Item: { pk: { S: pk }, ...attributes } }));

const keysIn = async ({ name }: CreatedTable) => {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: name, ConsistentRead: true }));
  return Items.map(({ pk }) => pk?.S).sort();
};

describe('a table of the template', () => {
  it('stands in DynamoDB Local with its keys, indexes and stream', async () => {
    const table = await createTable();
    expect(table).toMatchObject({ keyAttributes: ['pk'], ttlAttribute: 'expiresAt' });
    const { Table } = await client.send(new DescribeTableCommand({ TableName: table.name }));
    expect(Table?.LatestStreamArn).toBe(table.streamArn);
    expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_IMAGE' });
    await put(table, 'a', { recipientKey: { S: 'r' } });
    const { Count } = await client.send(
      new QueryCommand({
        TableName: table.name,
        IndexName: 'by-recipient',
        KeyConditionExpression: 'recipientKey = :key',
        ExpressionAttributeValues: { ':key': { S: 'r' } },
      }),
    );
    expect(Count).toBe(1);
  });

  it('has no stream and no expiry where the template gives it none', async () => {
    const table = await createTable({ StreamSpecification: undefined, TimeToLiveSpecification: undefined });
    expect(table.streamArn).toBeUndefined();
    expect(table.ttlAttribute).toBeUndefined();
  });

  it('can be emptied', async () => {
    const table = await createTable();
    await put(table, 'a');
    await put(table, 'b');
    expect(await deleteItems(client, table)).toBe(2);
    expect(await keysIn(table)).toEqual([]);
  });
});

describe('time to live', () => {
  const setUp = async () => {
    const table = await createTable();
    const time = { now: Date.parse('2026-11-21T10:00:00Z') };
    const ttl = createTimeToLive({
      client,
      clock: { now: () => time.now, offsetMs: () => 0 },
      tables: [table],
      record: unrecorded,
    });
    const expiresAt = (at: number) => ({ expiresAt: { N: String(at / 1000) } });
    return { table, time, ttl, expiresAt };
  };

  it('deletes what has expired by the shifted clock, and nothing else', async () => {
    const { table, time, ttl, expiresAt } = await setUp();
    await put(table, 'soon', expiresAt(time.now + DAY_MS));
    await put(table, 'later', expiresAt(time.now + 2 * DAY_MS));
    await put(table, 'never');
    await put(table, 'text', { expiresAt: { S: '1' } });
    await put(table, 'forgotten', expiresAt(time.now - 6 * 365 * DAY_MS));
    expect(await ttl.deleteExpired()).toBe(0);
    time.now += DAY_MS + 1000;
    expect(await ttl.deleteExpired()).toBe(1);
    expect(await keysIn(table)).toEqual(['forgotten', 'later', 'never', 'text']);
  });

  it('is due once a day', async () => {
    const { table, time, ttl, expiresAt } = await setUp();
    await put(table, 'soon', expiresAt(time.now + 1000));
    const due = ttl.nextDueAt()!;
    expect(due).toBe(time.now + DAY_MS);
    time.now = due;
    await ttl.fireDue(due);
    expect(await keysIn(table)).toEqual([]);
    expect(ttl.nextDueAt()).toBe(due + DAY_MS);
  });
});
