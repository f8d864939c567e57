import * as z from 'zod';
import { MINUTE_MS, SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import type { RunOutcome } from '../lambda/runtime.ts';
import type { StreamSourceModel } from '../stack/model.ts';
import type { StreamRecord } from './stream-record.ts';

/** Records that are handed over together. */
export interface Batch {
  readonly records: readonly StreamRecord[];
  /** Invocations that count against the retries. */
  readonly attempts: number;
  /** How often Lambda had no copy of the function free; these count against nothing but the records' age. */
  readonly throttles: number;
  /** A fault has met it already. */
  readonly isSpared?: boolean | undefined;
  readonly dueAt: EpochMs;
}

export type DiscardCondition = 'RetryAttemptsExhausted' | 'RecordAgeExceeded';

/** What follows from an invocation: batches to try again, in order, or one to give up. */
export type BatchVerdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly batches: readonly Batch[] }
  | { readonly kind: 'discard'; readonly batch: Batch; readonly condition: DiscardCondition };

type Rules = Pick<
  StreamSourceModel,
  'isBisecting' | 'reportsItemFailures' | 'maxRetryAttempts' | 'maxRecordAgeMs'
>;

const itemFailures = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).nullish(),
});

/**
 * From which record on the batch has failed: `undefined`, nowhere. The lowest identifier counts; one that is not of the
 * batch fails all of it, an answer of any other shape none
 * (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html).
 */
const failedFrom = (payload: unknown, records: readonly StreamRecord[]): number | undefined => {
  const parsed = itemFailures.safeParse(payload);
  const failures = parsed.success ? (parsed.data.batchItemFailures ?? []) : [];
  if (failures.length === 0) return undefined;
  const indices = failures.map(({ itemIdentifier }) =>
    records.findIndex(({ sequenceNumber }) => sequenceNumber === itemIdentifier),
  );
  return Math.max(0, Math.min(...indices));
};

/**
 * How much of what has gathered makes one batch: as many records as may be, and no more than Lambda hands over at once. A
 * single record is never too much (https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html).
 */
export const batchLength = (gathered: readonly StreamRecord[], batchSize: number): number => {
  let bytes = 0;
  const tooMuch = gathered.findIndex((record, index) => {
    bytes += record.bytes;
    return index > 0 && bytes > LONGEST_PAYLOAD_BYTES;
  });
  return Math.min(batchSize, tooMuch === -1 ? gathered.length : tooMuch);
};

const LONGEST_PAYLOAD_BYTES = 6 * 1024 * 1024;

const backoffMs = (attempts: number): number => Math.min(2 ** (attempts - 1) * SECOND_MS, MINUTE_MS);

const retryOrDiscard = (batch: Batch, rules: Rules, now: EpochMs): BatchVerdict => {
  const attempts = batch.attempts + 1;
  const tried = { ...batch, attempts };
  if (attempts > rules.maxRetryAttempts)
    return { kind: 'discard', batch: tried, condition: 'RetryAttemptsExhausted' };
  return retryUnlessTooOld(tried, now + backoffMs(attempts), rules, now);
};

const retryUnlessTooOld = (tried: Batch, dueAt: EpochMs, rules: Rules, now: EpochMs): BatchVerdict => {
  const oldest = tried.records[0]?.arrivedAt ?? now;
  if (dueAt - oldest > rules.maxRecordAgeMs)
    return { kind: 'discard', batch: tried, condition: 'RecordAgeExceeded' };
  return { kind: 'retry', batches: [{ ...tried, dueAt }] };
};

const part = (batch: Batch, from: number, to: number | undefined, now: EpochMs): Batch => ({
  ...batch,
  records: batch.records.slice(from, to),
  dueAt: now,
});

/**
 * What Lambda does after it has invoked the function with a batch of a stream. Splitting a batch takes none of its
 * retries (https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html).
 */
export const judgeBatch = (batch: Batch, outcome: RunOutcome, rules: Rules, now: EpochMs): BatchVerdict => {
  const { records } = batch;
  if (outcome.kind === 'throttled') {
    const throttles = batch.throttles + 1;
    return retryUnlessTooOld({ ...batch, throttles }, now + backoffMs(throttles), rules, now);
  }
  if (outcome.kind === 'success') {
    const from = rules.reportsItemFailures ? failedFrom(outcome.payload, records) : undefined;
    if (from === undefined) return { kind: 'done' };
    const rest = part(batch, from, undefined, now);
    return rules.isBisecting && from > 0
      ? { kind: 'retry', batches: [rest] }
      : retryOrDiscard(rest, rules, now);
  }
  if (!rules.isBisecting || records.length === 1) return retryOrDiscard(batch, rules, now);
  const middle = Math.ceil(records.length / 2);
  return { kind: 'retry', batches: [part(batch, 0, middle, now), part(batch, middle, undefined, now)] };
};

/** What goes to the failure queue: where the records are, not the records. */
export const failureRecord = (
  { records, attempts }: Batch,
  condition: DiscardCondition,
  outcome: RunOutcome,
  functionArn: string,
  streamArn: string,
  now: EpochMs,
) => {
  const iso = (at: EpochMs | undefined) => new Date(at ?? now).toISOString();
  const [first, last] = [records[0], records.at(-1)];
  return {
    requestContext: {
      requestId: outcome.requestId,
      functionArn,
      condition,
      approximateInvokeCount: attempts,
    },
    ...(outcome.kind !== 'throttled' && {
      responseContext: {
        statusCode: 200,
        executedVersion: '$LATEST',
        ...(outcome.kind === 'error' && { functionError: 'Unhandled' }),
      },
    }),
    version: '1.0',
    timestamp: iso(now),
    DDBStreamBatchInfo: {
      shardId: first?.shardId,
      startSequenceNumber: first?.sequenceNumber,
      endSequenceNumber: last?.sequenceNumber,
      approximateArrivalOfFirstRecord: iso(first?.arrivedAt),
      approximateArrivalOfLastRecord: iso(last?.arrivedAt),
      batchSize: records.length,
      streamArn,
    },
  };
};
