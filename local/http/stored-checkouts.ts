import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import { SECOND_MS } from '../../functions/shared/domain/time.ts';

/** What `GET /_local/checkouts` shows of one: what was decided, and all that is stored. Times are ISO 8601. */
export interface ShownCheckout {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly { readonly step: string; readonly [detail: string]: unknown }[];
  readonly stored: Readonly<Record<string, unknown>>;
}

const CHECKOUT = 'checkout#';
const RECIPIENT = 'recipient#';

const decisionsSchema = z.record(z.string(), z.looseObject({ at: z.number() })).default({});

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

const showCheckout = ({ pk, ...item }: Record<string, unknown>): ShownCheckout => {
  const { steps: _, ...stored } = readable(item);
  const steps = Object.entries(decisionsSchema.parse(item['steps'])).toSorted(
    ([, one], [, other]) => one.at - other.at,
  );
  return {
    id: withoutPrefix(pk, CHECKOUT),
    state: String(item['state']),
    steps: steps.map(([step, decision]) => ({ step, ...readable(decision) })),
    stored,
  };
};

export const readCheckouts = async (
  client: DynamoDBClient,
  tableName: string,
): Promise<readonly ShownCheckout[]> => (await scan(client, tableName, CHECKOUT)).map(showCheckout);

/** What is remembered of shoppers: by keyed hash, without the address. */
export const readRecipients = async (client: DynamoDBClient, tableName: string) =>
  (await scan(client, tableName, RECIPIENT)).map(({ pk, ...item }) => ({
    key: withoutPrefix(pk, RECIPIENT),
    stored: readable(item),
  }));
