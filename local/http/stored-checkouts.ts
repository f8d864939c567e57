import { GetItemCommand, paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { SECOND_MS } from '../../functions/shared/domain/time.ts';
import type { StoredCheckout } from '../journal/timeline/tell-stored.ts';

const CHECKOUT = 'checkout#';
const RECIPIENT = 'recipient#';

/** Times are ISO 8601 by now. */
const decisionSchema = z.looseObject({
  decision: z.string(),
  at: z.string(),
  reason: z.string().optional(),
  until: z.string().optional(),
  messageId: z.string().optional(),
});
const decisionsSchema = z.record(z.string(), decisionSchema).default({});

/** Attributes that hold a time, by the house's names: `…At`, `…Until` and `at` in milliseconds, `expiresAt` in seconds. */
const withIsoTimes = (key: string, value: unknown): unknown => {
  if (typeof value !== 'number' || !/(At|Until|^at|^until)$/.test(key)) return value;
  return new Date(key === 'expiresAt' ? value * SECOND_MS : value).toISOString();
};

const readable = (item: Record<string, unknown>): Record<string, unknown> =>
  z.record(z.string(), z.unknown()).parse(JSON.parse(JSON.stringify(item, withIsoTimes)));

const scan = async (client: DynamoDBClient, tableName: string, prefix: string) => {
  const items: Record<string, unknown>[] = [];
  const pages = paginateScan(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      FilterExpression: 'begins_with(pk, :prefix)',
      ExpressionAttributeValues: { ':prefix': { S: prefix } },
    },
  );
  for await (const { Items = [] } of pages) items.push(...Items.map((item) => unmarshall(item)));
  return items;
};

const withoutPrefix = (pk: unknown, prefix: string): string => String(pk).slice(prefix.length);

/** What was decided, and all that is stored. */
const showCheckout = ({ pk, ...item }: Record<string, unknown>): StoredCheckout => {
  const { steps, ...stored } = readable(item);
  const decisions = Object.entries(decisionsSchema.parse(steps)).map(([step, decision]) => ({
    step,
    ...decision,
  }));
  return {
    id: withoutPrefix(pk, CHECKOUT),
    state: String(item['state']),
    steps: decisions.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at)),
    stored,
  };
};

export const readCheckouts = async (
  client: DynamoDBClient,
  tableName: string,
): Promise<readonly StoredCheckout[]> => (await scan(client, tableName, CHECKOUT)).map(showCheckout);

/** `undefined`: there is none with this id. */
export const readCheckout = async (
  client: DynamoDBClient,
  tableName: string,
  id: string,
): Promise<StoredCheckout | undefined> => {
  const Key = { pk: { S: `${CHECKOUT}${id}` } };
  const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));
  return Item && showCheckout(unmarshall(Item));
};

/** What is remembered of shoppers: by keyed hash, without the address. */
export const readRecipients = async (client: DynamoDBClient, tableName: string) =>
  (await scan(client, tableName, RECIPIENT)).map(({ pk, ...item }) => ({
    key: withoutPrefix(pk, RECIPIENT),
    stored: readable(item),
  }));
