import { MINUTE_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import type { Activity, DueSource, LocalClock, Queues } from '../ports.ts';
import type { FunctionModel } from '../stack/model.ts';
import type { Runtime } from './runtime.ts';
import type { InvocationOutcome } from './worker.ts';

/** Lambda's own queue for events that nobody waits for: retries, then the destination for failures. */
export interface AsyncQueue extends Activity, DueSource {
  add(functionName: string, event: unknown): void;
  reset(): void;
}

interface QueuedEvent {
  readonly model: FunctionModel;
  readonly event: unknown;
  readonly queuedAt: EpochMs;
  /** Invocations so far. */
  readonly attempts: number;
  readonly dueAt: EpochMs;
}

interface AsyncQueueOptions {
  readonly functions: readonly FunctionModel[];
  readonly runtime: Pick<Runtime, 'run'>;
  readonly clock: LocalClock;
  readonly queues: Pick<Queues, 'send'>;
}

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRY_DELAYS_MS = [MINUTE_MS, 2 * MINUTE_MS];

type FailedOutcome = Extract<InvocationOutcome, { kind: 'error' }>;

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html */
const destinationRecord = (
  { model, event, attempts }: QueuedEvent,
  { requestId, error }: FailedOutcome,
  condition: 'RetriesExhausted' | 'EventAgeExceeded',
  now: EpochMs,
) => ({
  version: '1.0',
  timestamp: new Date(now).toISOString(),
  requestContext: {
    requestId,
    functionArn: `${model.arn}:$LATEST`,
    condition,
    approximateInvokeCount: attempts,
  },
  requestPayload: event,
  responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
  responsePayload: error,
});

export const createAsyncQueue = ({ functions, runtime, clock, queues }: AsyncQueueOptions): AsyncQueue => {
  const models = new Map(functions.map((model) => [model.name, model]));
  let waiting: readonly QueuedEvent[] = [];
  let running = 0;
  let generation = 0;

  const discard = (
    queued: QueuedEvent,
    outcome: FailedOutcome,
    condition: 'RetriesExhausted' | 'EventAgeExceeded',
  ) => {
    const { onFailureArn, deadLetterArn } = queued.model.asyncInvocation;
    if (onFailureArn !== undefined)
      queues.send(onFailureArn, JSON.stringify(destinationRecord(queued, outcome, condition, clock.now())));
    if (deadLetterArn !== undefined)
      queues.send(deadLetterArn, JSON.stringify(queued.event), {
        RequestID: outcome.requestId,
        ErrorCode: '200',
        ErrorMessage: outcome.error.errorMessage.slice(0, 1024),
      });
  };

  const retryOrDiscard = (queued: QueuedEvent, outcome: FailedOutcome) => {
    const { maxRetryAttempts, maxEventAgeMs } = queued.model.asyncInvocation;
    const dueAt = clock.now() + (RETRY_DELAYS_MS[queued.attempts - 1] ?? 0);
    if (queued.attempts > maxRetryAttempts) discard(queued, outcome, 'RetriesExhausted');
    else if (dueAt - queued.queuedAt > maxEventAgeMs) discard(queued, outcome, 'EventAgeExceeded');
    else waiting = [...waiting, { ...queued, dueAt }];
  };

  const run = async (queued: QueuedEvent): Promise<void> => {
    const startedIn = generation;
    running++;
    try {
      const outcome = await runtime.run(queued.model.name, queued.event);
      if (outcome.kind === 'error' && startedIn === generation)
        retryOrDiscard({ ...queued, attempts: queued.attempts + 1 }, outcome);
    } finally {
      running--;
    }
  };

  return {
    add: (functionName, event) => {
      const model = models.get(functionName);
      if (!model) throw new Error(`the template has no function ${functionName}`);
      const now = clock.now();
      void run({ model, event, queuedAt: now, attempts: 0, dueAt: now });
    },
    nextDueAt: () => (waiting.length === 0 ? undefined : Math.min(...waiting.map(({ dueAt }) => dueAt))),
    fireDue: (now) => {
      const due = waiting.filter(({ dueAt }) => dueAt <= now);
      waiting = waiting.filter(({ dueAt }) => dueAt > now);
      for (const queued of due) void run(queued);
      return Promise.resolve();
    },
    isIdle: () => running === 0,
    reset: () => {
      generation++;
      waiting = [];
    },
  };
};
