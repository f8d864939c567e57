import {
  DeleteItemCommand,
  paginateScan,
  type AttributeValue,
  type DeleteItemCommandInput,
  type DynamoDBClient,
  type ScanCommandInput,
} from '@aws-sdk/client-dynamodb';
import type { CreatedTable } from './tables.ts';

/** A condition on items, in the words of DynamoDB. */
export interface Condition {
  readonly expression: string;
  readonly names: Record<string, string>;
  readonly values: Record<string, AttributeValue>;
}

const scanOf = (table: CreatedTable, condition: Condition | undefined): ScanCommandInput => ({
  TableName: table.name,
  ConsistentRead: true,
  ...(condition && {
    FilterExpression: condition.expression,
    ExpressionAttributeNames: condition.names,
    ExpressionAttributeValues: condition.values,
  }),
});

const deletionOf = (
  table: CreatedTable,
  item: Record<string, AttributeValue>,
  condition: Condition | undefined,
): DeleteItemCommandInput => ({
  TableName: table.name,
  Key: Object.fromEntries(Object.entries(item).filter(([name]) => table.keyAttributes.includes(name))),
  ...(condition && {
    ConditionExpression: condition.expression,
    ExpressionAttributeNames: condition.names,
    ExpressionAttributeValues: condition.values,
  }),
});

const isGone = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ConditionalCheckFailedException';

const deleteItem = async (client: DynamoDBClient, input: DeleteItemCommandInput): Promise<boolean> => {
  try {
    await client.send(new DeleteItemCommand(input));
    return true;
  } catch (error) {
    if (isGone(error)) return false;
    throw error;
  }
};

/**
 * Deletes the items of a table that meet the condition, or all of them, one by one, so that the table's stream tells
 * of each. An item that was changed meanwhile and no longer meets it stays. Returns how many were deleted.
 */
export const deleteItems = async (
  client: DynamoDBClient,
  table: CreatedTable,
  condition?: Condition,
): Promise<number> => {
  let deleted = 0;
  for await (const page of paginateScan({ client }, scanOf(table, condition))) {
    for (const item of page.Items ?? []) {
      if (await deleteItem(client, deletionOf(table, item, condition))) deleted += 1;
    }
  }
  return deleted;
};
