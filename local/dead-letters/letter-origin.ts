import * as z from 'zod';
import type { StreamRange } from '../events/range-reader.ts';
import type { DeadLetter } from '../ports.ts';

/** What a dead letter is, read from what AWS puts into it. ARNs are those of functions and rules. */
export type LetterOrigin =
  /** Lambda's record of an event that a function failed on. */
  | {
      readonly kind: 'async';
      readonly functionArn: string;
      readonly payload: unknown;
      readonly tries: number;
      readonly error: string;
    }
  /** The event alone, in the dead-letter queue of the function itself. */
  | { readonly kind: 'async-event'; readonly payload: unknown; readonly error: string }
  /** A timer's input that Scheduler could not hand over. */
  | {
      readonly kind: 'timer';
      readonly functionArn: string;
      readonly payload: unknown;
      readonly tries: number;
      readonly error: string;
    }
  /** An event that EventBridge could not hand to a rule's target. */
  | {
      readonly kind: 'rule';
      readonly functionArn: string;
      readonly ruleArn: string;
      readonly event: unknown;
      readonly error: string;
    }
  /** Where the records lie that a function failed on. */
  | {
      readonly kind: 'stream';
      readonly functionArn: string;
      readonly range: StreamRange;
      readonly records: number;
      readonly tries: number;
      /** ISO 8601. */
      readonly arrivedAt: string;
    }
  | { readonly kind: 'unknown' };

const requestContext = z.object({
  functionArn: z.string(),
  condition: z.string(),
  approximateInvokeCount: z.number(),
});

const asyncSchema = z.object({
  requestContext,
  requestPayload: z.unknown(),
  responsePayload: z.object({ errorType: z.string(), errorMessage: z.string() }).optional(),
});

const streamSchema = z.object({
  requestContext,
  DDBStreamBatchInfo: z.object({
    shardId: z.string(),
    startSequenceNumber: z.string(),
    endSequenceNumber: z.string(),
    approximateArrivalOfFirstRecord: z.string(),
    batchSize: z.number(),
  }),
});

const withoutVersion = (functionArn: string): string => functionArn.replace(/:\$LATEST$/, '');

const streamLetter = ({ body }: DeadLetter): LetterOrigin | undefined => {
  const read = streamSchema.safeParse(body);
  if (!read.success) return undefined;
  const { requestContext: context, DDBStreamBatchInfo: info } = read.data;
  return {
    kind: 'stream',
    functionArn: withoutVersion(context.functionArn),
    range: info,
    records: info.batchSize,
    tries: context.approximateInvokeCount,
    arrivedAt: info.approximateArrivalOfFirstRecord,
  };
};

const asyncLetter = ({ body }: DeadLetter): LetterOrigin | undefined => {
  const read = asyncSchema.safeParse(body);
  if (!read.success || !('requestPayload' in read.data)) return undefined;
  const { requestContext: context, requestPayload: payload, responsePayload: error } = read.data;
  return {
    kind: 'async',
    functionArn: withoutVersion(context.functionArn),
    payload,
    tries: context.approximateInvokeCount,
    error: error === undefined ? context.condition : `${error.errorType}: ${error.errorMessage}`,
  };
};

const undeliveredLetter = ({ body, attributes }: DeadLetter): LetterOrigin | undefined => {
  const { TARGET_ARN: functionArn, RULE_ARN: ruleArn, SCHEDULE_ARN: scheduleArn } = attributes;
  const error = attributes['ERROR_CODE'] ?? '';
  if (functionArn === undefined) return undefined;
  if (ruleArn !== undefined) return { kind: 'rule', functionArn, ruleArn, event: body, error };
  if (scheduleArn === undefined) return undefined;
  return {
    kind: 'timer',
    functionArn,
    payload: body,
    tries: Number(attributes['RETRY_ATTEMPTS']) + 1,
    error,
  };
};

const eventLetter = ({ body, attributes }: DeadLetter): LetterOrigin | undefined =>
  attributes['RequestID'] === undefined
    ? undefined
    : { kind: 'async-event', payload: body, error: attributes['ErrorMessage'] ?? '' };

/** Tells the kinds apart by what only each has. */
export const originOf = (letter: DeadLetter): LetterOrigin =>
  streamLetter(letter) ??
  asyncLetter(letter) ??
  undeliveredLetter(letter) ??
  eventLetter(letter) ?? { kind: 'unknown' };
