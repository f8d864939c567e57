import { paginateQuery } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { SWEEP_SHARDS, TABLE } from '../contract/table.ts';
import type { SweepStore } from '../ports.ts';
import { writeIf } from './conditional-write.ts';
import type { UpdateParts } from './expressions.ts';
import { checkoutIdOf, checkoutPk } from './keys.ts';
import { loadCheckout } from './load-checkout.ts';
import type { TableOptions } from './table-options.ts';
import { createTimerStore } from './timer-store.ts';

/** The sweep's side of the table. `indexName` is the sparse index of what should have moved on. */
export const createSweepStore = (options: TableOptions & { readonly indexName: string }): SweepStore => {
  const { client, tableName, indexName } = options;
  const { partitionKey, sortKey } = TABLE.sweepIndex;

  async function* overdue(before: number): AsyncIterable<string> {
    for (let shard = 0; shard < SWEEP_SHARDS; shard += 1) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          IndexName: indexName,
          KeyConditionExpression: '#shard = :shard AND #at <= :before',
          ExpressionAttributeNames: { '#shard': partitionKey, '#at': sortKey },
          ExpressionAttributeValues: marshall({ ':shard': shard, ':before': before }),
        },
      );
      for await (const { Items = [] } of pages) {
        for (const item of Items) yield checkoutIdOf(String(unmarshall(item)[TABLE.partitionKey]));
      }
    }
  }

  return {
    ...createTimerStore(options),
    overdue,
    loadCheckout: (checkoutId, now) => loadCheckout(client, tableName, checkoutId, now),
    dismiss: async (checkout) => {
      const write = (parts: UpdateParts) =>
        writeIf(client, tableName, checkoutPk(checkout.checkoutId), {
          ...parts,
          remove: ['#sweepShard', '#sweepAt', ...(parts.remove ?? [])],
        });
      if (checkout.state !== 'open') {
        await write({ condition: '#state = :state', values: { state: checkout.state } });
        return;
      }
      const isOver = checkout.timerState === 'finished';
      await write({
        ...(!isOver && { set: ['#parkedSeq = :seq'], remove: ['#timerState', '#timerStep', '#timerDueAt'] }),
        condition: '#state = :open AND #seq = :seq',
        values: { open: 'open', seq: checkout.seq },
      });
    },
  };
};
