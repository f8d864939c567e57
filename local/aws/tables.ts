import {
  CreateTableCommand,
  DescribeTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { LocalTable } from '../ports.ts';

const key = z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) });
const index = z.object({
  IndexName: z.string(),
  KeySchema: z.array(key),
  Projection: z.object({
    ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
    NonKeyAttributes: z.array(z.string()).optional(),
  }),
});

/**
 * What DynamoDB Local can do with the properties of `AWS::DynamoDB::Table` and `AWS::DynamoDB::GlobalTable`; capacity,
 * backups, encryption and replicas are left out.
 */
const propertiesSchema = z.object({
  KeySchema: z.array(key),
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z.array(index).optional(),
  LocalSecondaryIndexes: z.array(index).optional(),
  StreamSpecification: z
    .object({ StreamViewType: z.enum(['NEW_IMAGE', 'OLD_IMAGE', 'NEW_AND_OLD_IMAGES', 'KEYS_ONLY']) })
    .optional(),
  TimeToLiveSpecification: z
    .object({ AttributeName: z.string().optional(), Enabled: z.boolean() })
    .optional(),
});

export interface CreatedTable {
  readonly name: string;
  readonly keyAttributes: readonly string[];
  /** DynamoDB Local's own, for its streams API; `undefined`: the template gives the table no stream. */
  readonly streamArn: string | undefined;
  readonly ttlAttribute: string | undefined;
}

const commandOf = (name: string, properties: z.infer<typeof propertiesSchema>): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  KeySchema: properties.KeySchema,
  AttributeDefinitions: properties.AttributeDefinitions,
  GlobalSecondaryIndexes: properties.GlobalSecondaryIndexes,
  LocalSecondaryIndexes: properties.LocalSecondaryIndexes,
  StreamSpecification: properties.StreamSpecification && {
    ...properties.StreamSpecification,
    StreamEnabled: true,
  },
});

/** All that a table is made of, as JSON. */
export const tableDefinitionOf = ({ name, properties }: LocalTable): string =>
  JSON.stringify(commandOf(name, propertiesSchema.parse(properties)));

const isThere = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ResourceInUseException';

const createTable = async (client: DynamoDBClient, table: LocalTable): Promise<CreatedTable> => {
  const properties = propertiesSchema.parse(table.properties);
  await client.send(new CreateTableCommand(commandOf(table.name, properties))).catch((error: unknown) => {
    if (!isThere(error)) throw error;
  });
  const { Table } = await client.send(new DescribeTableCommand({ TableName: table.name }));
  const ttl = properties.TimeToLiveSpecification;
  return {
    name: table.name,
    keyAttributes: properties.KeySchema.map(({ AttributeName }) => AttributeName),
    streamArn: Table?.LatestStreamArn,
    ttlAttribute: ttl?.Enabled === true ? ttl.AttributeName : undefined,
  };
};

/** Creates the template's tables in DynamoDB Local, but for those that a former run has made there. */
export const createTables = (
  client: DynamoDBClient,
  tables: readonly LocalTable[],
): Promise<readonly CreatedTable[]> => Promise.all(tables.map((table) => createTable(client, table)));
