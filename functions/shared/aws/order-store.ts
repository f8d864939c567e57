import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { TABLE } from '../contract/table.ts';
import { GRACE_MS } from '../domain/order-grace.ts';
import { expiryOf } from '../domain/time.ts';
import type { OrderStore } from '../ports.ts';
import { closeCheckout } from './close-checkout.ts';
import { writeIf } from './conditional-write.ts';
import { checkoutIdOf, recipientPk } from './keys.ts';
import { loadCheckout } from './load-checkout.ts';
import { MAY_BE_MAILED } from './opt-out.ts';
import type { TableOptions } from './table-options.ts';

/** The orders' side of the table. `indexName` is the index of open checkouts by recipient. */
export const createOrderStore = (options: TableOptions & { readonly indexName: string }): OrderStore => {
  const { client, tableName, indexName, retention } = options;
  return {
    loadCheckout: (checkoutId, now) => loadCheckout(client, tableName, checkoutId, now),

    recordOrder: async (key, placedAt, at) => {
      await writeIf(client, tableName, recipientPk(key), {
        set: ['#orderedAt = :placedAt', '#expiresAt = :expiresAt'],
        condition: `(attribute_not_exists(#orderedAt) OR #orderedAt < :placedAt) AND ${MAY_BE_MAILED}`,
        values: { placedAt, expiresAt: expiryOf(at, retention.recipientMs) },
      });
    },

    findOpenCheckouts: async (key) => {
      const ids: string[] = [];
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          IndexName: indexName,
          KeyConditionExpression: '#key = :key',
          ExpressionAttributeNames: { '#key': TABLE.recipientIndex.partitionKey },
          ExpressionAttributeValues: marshall({ ':key': key }),
        },
      );
      for await (const { Items = [] } of pages) {
        ids.push(...Items.map((item) => checkoutIdOf(String(unmarshall(item)[TABLE.partitionKey]))));
      }
      return ids;
    },

    complete: async (checkoutId, at, how) => {
      const { isWritten, before } = await closeCheckout(
        options,
        checkoutId,
        'completed',
        at,
        how.isTombstoneWanted
          ? { condition: 'attribute_not_exists(#pk) OR #state = :open' }
          : {
              condition: '#state = :open AND #begunAt <= :stoppedUntil',
              values: { stoppedUntil: how.orderedAt + GRACE_MS },
            },
      );
      return isWritten && before !== undefined;
    },
  };
};
