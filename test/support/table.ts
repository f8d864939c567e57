import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { TABLE } from '../../functions/shared/contract/table.ts';

/** A fresh table in DynamoDB Local with the keys and indexes of the stack (a template test holds the two together). */
export interface TestTable {
  readonly client: DynamoDBClient;
  readonly name: string;
  get(pk: string): Promise<Record<string, unknown> | undefined>;
  put(item: Record<string, unknown>): Promise<void>;
}

export const localDynamoDb = (): DynamoDBClient =>
  new DynamoDBClient({
    endpoint: process.env['DYNAMODB_LOCAL_ENDPOINT']!,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });

export const createTestTable = async (client = localDynamoDb()): Promise<TestTable> => {
  const name = `test-${randomUUID()}`;
  const key = (attribute: string, type: 'HASH' | 'RANGE') => ({ AttributeName: attribute, KeyType: type });
  const { recipientIndex, sweepIndex } = TABLE;
  await client.send(
    new CreateTableCommand({
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [
        { AttributeName: TABLE.partitionKey, AttributeType: 'S' },
        { AttributeName: recipientIndex.partitionKey, AttributeType: 'S' },
        { AttributeName: sweepIndex.partitionKey, AttributeType: 'N' },
        { AttributeName: sweepIndex.sortKey, AttributeType: 'N' },
      ],
      KeySchema: [key(TABLE.partitionKey, 'HASH')],
      GlobalSecondaryIndexes: [
        {
          IndexName: recipientIndex.name,
          KeySchema: [key(recipientIndex.partitionKey, 'HASH')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
        {
          IndexName: sweepIndex.name,
          KeySchema: [key(sweepIndex.partitionKey, 'HASH'), key(sweepIndex.sortKey, 'RANGE')],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
    }),
  );
  return {
    client,
    name,
    get: async (pk) => {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: name, Key: marshall({ pk }), ConsistentRead: true }),
      );
      return Item && unmarshall(Item);
    },
    put: async (item) => {
      await client.send(
        new PutItemCommand({ TableName: name, Item: marshall(item, { removeUndefinedValues: true }) }),
      );
    },
  };
};
