import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DAY_MS, SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import type { Kept } from '../data/kept.ts';
import type { RecordHappening } from '../journal/journal.ts';
import type { DueSource, LocalClock } from '../ports.ts';
import { deleteItems } from './items.ts';
import type { CreatedTable } from './tables.ts';

/** DynamoDB leaves older values alone (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html). */
const OLDEST_VALUE_MS = 5 * 365 * DAY_MS;

/** DynamoDB looks for expired items in the background, and promises no more than "within a few days". */
const EVERY_MS = DAY_MS;

/** Due once a day of the clock. */
export interface TimeToLive extends DueSource, Kept<EpochMs> {
  /**
   * Deletes what has expired by the local run's clock. The stream records lack the `userIdentity` by which the
   * service marks them as its own. Returns how many items were deleted.
   */
  deleteExpired(): Promise<number>;
  /** After the clock was put back. */
  reset(): void;
}

/** Stands in for DynamoDB Local's own TTL, which knows the machine's clock only. */
export const createTimeToLive = ({
  client,
  clock,
  tables,
  record,
}: {
  /** Goes to DynamoDB Local directly, so that its calls are not counted. */
  readonly client: DynamoDBClient;
  readonly clock: LocalClock;
  readonly tables: readonly CreatedTable[];
  readonly record: RecordHappening;
}): TimeToLive => {
  let lastRunAt = clock.now();

  const deleteExpiredOf = async (table: CreatedTable, now: EpochMs): Promise<number> => {
    if (table.ttlAttribute === undefined) return 0;
    const seconds = (at: EpochMs) => ({ N: String(Math.floor(at / SECOND_MS)) });
    return deleteItems(client, table, {
      expression: '#expiry > :oldest AND #expiry < :now',
      names: { '#expiry': table.ttlAttribute },
      values: { ':now': seconds(now), ':oldest': seconds(now - OLDEST_VALUE_MS) },
    });
  };

  const deleteExpired = async (): Promise<number> => {
    const now = clock.now();
    lastRunAt = now;
    const counts = await Promise.all(tables.map((table) => deleteExpiredOf(table, now)));
    const count = counts.reduce((sum, each) => sum + each, 0);
    if (count > 0) record({ kind: 'expired', count });
    return count;
  };

  return {
    deleteExpired,
    due: () => [{ kind: 'expiry', at: lastRunAt + EVERY_MS }],
    nextDueAt: () => lastRunAt + EVERY_MS,
    fireDue: async (now) => {
      if (now >= lastRunAt + EVERY_MS) await deleteExpired();
    },
    reset: () => {
      lastRunAt = clock.now();
    },
    snapshot: () => lastRunAt,
    restore: (state) => {
      lastRunAt = state;
    },
  };
};
