import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { FunctionModel } from '../stack/model.ts';
import type { RunOutcome } from './runtime.ts';

export type AsyncCondition = 'RetriesExhausted' | 'EventAgeExceeded';

/** An event that Lambda gives up. */
export interface GivenUp {
  readonly model: Pick<FunctionModel, 'arn'>;
  readonly event: unknown;
  /** Invocations that it had. */
  readonly attempts: number;
}

type UnsuccessfulOutcome = Exclude<RunOutcome, { kind: 'success' }>;

const THROTTLED = { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' };

/**
 * What goes to the destination for failures. Of an event that only ever was throttled there is no answer to tell of.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export const destinationRecord = (
  { model, event, attempts }: GivenUp,
  outcome: UnsuccessfulOutcome,
  condition: AsyncCondition,
  now: EpochMs,
) => ({
  version: '1.0',
  timestamp: new Date(now).toISOString(),
  requestContext: {
    requestId: outcome.requestId,
    functionArn: `${model.arn}:$LATEST`,
    condition,
    approximateInvokeCount: attempts,
  },
  requestPayload: event,
  ...(outcome.kind === 'error' && {
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    responsePayload: outcome.error,
  }),
});

const LONGEST_MESSAGE = 1024;

/** The attributes of the event in a dead-letter queue. https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
export const deadLetterAttributes = (outcome: UnsuccessfulOutcome): Readonly<Record<string, string>> => {
  const { errorMessage } = outcome.kind === 'error' ? outcome.error : THROTTLED;
  return {
    RequestID: outcome.requestId,
    ErrorCode: outcome.kind === 'error' ? '200' : '429',
    ErrorMessage: errorMessage.slice(0, LONGEST_MESSAGE),
  };
};
