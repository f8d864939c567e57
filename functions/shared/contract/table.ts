/**
 * The one table: its keys, its indexes, and which of its stream records wake the schedule function. The stack builds it
 * from here, the adapters write it, so the two cannot drift.
 *
 * Items: `checkout#<id>` and `recipient#<key>`. Times are epoch milliseconds but for `expiresAt`, which is in seconds
 * for DynamoDB's TTL.
 */
export const TABLE = {
  partitionKey: 'pk',
  expiryAttribute: 'expiresAt',
  /** Open checkouts by recipient; keys only. */
  recipientIndex: { name: 'by-recipient', partitionKey: 'recipientKey' },
  /** Open checkouts by when they should have moved on; keys only, sharded so that no partition is hot. */
  sweepIndex: { name: 'by-sweep', partitionKey: 'sweepShard', sortKey: 'sweepAt' },
} as const;

export const SWEEP_SHARDS = 8;

/**
 * Filters of the stream source. `exists` works on leaves only, so it names the type below each attribute, and it holds
 * for INSERT and MODIFY alike; a REMOVE by TTL has no NewImage
 * (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-filtering.html).
 */
export const STREAM_PATTERNS = {
  /** Address and consent are there, and no timer yet. */
  contactable: {
    dynamodb: {
      NewImage: {
        state: { S: ['open'] },
        email: { S: [{ exists: true }] },
        consent: { M: { mode: { S: [{ exists: true }] } } },
        isPaused: { BOOL: [{ exists: false }] },
        timerState: { S: [{ exists: false }] },
      },
    },
  },
  /** Completed or erased while a timer was believed to live. */
  closed: {
    dynamodb: {
      NewImage: {
        state: { S: ['completed', 'erased'] },
        timerStep: { S: [{ exists: true }] },
      },
    },
  },
} as const;
