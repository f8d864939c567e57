import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { TABLE } from '../contract/table.ts';
import type { Checkout } from '../domain/checkout.ts';
import { SECOND_MS, type EpochMs } from '../domain/time.ts';
import { checkoutPk } from './keys.ts';
import { parseCheckout } from './stored-checkout.ts';

/** Reads an item, strongly consistent. */
export const loadItem = async (
  client: DynamoDBClient,
  tableName: string,
  pk: string,
): Promise<Record<string, unknown> | undefined> => {
  const { Item } = await client.send(
    new GetItemCommand({
      TableName: tableName,
      Key: marshall({ [TABLE.partitionKey]: pk }),
      ConsistentRead: true,
    }),
  );
  return Item && unmarshall(Item);
};

/** The checkout, unless its retention is over: TTL deletes up to days later. */
export const loadCheckout = async (
  client: DynamoDBClient,
  tableName: string,
  checkoutId: string,
  now: EpochMs,
): Promise<Checkout | undefined> => {
  const item = await loadItem(client, tableName, checkoutPk(checkoutId));
  if (item === undefined) return undefined;
  const { checkout, expiresAt } = parseCheckout(item);
  return expiresAt * SECOND_MS > now ? checkout : undefined;
};
