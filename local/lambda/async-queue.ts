import { MINUTE_MS, SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import { delaysOf, type FaultOn } from '../faults/delays.ts';
import type { Kept } from '../data/kept.ts';
import type { Activity, DueSource, LocalClock, Queues } from '../ports.ts';
import type { Trigger } from '../shown/happening.ts';
import type { FunctionModel } from '../stack/model.ts';
import { deadLetterAttributes, destinationRecord, type AsyncCondition } from './async-records.ts';
import type { RunOutcome, Runtime } from './runtime.ts';

/** Lambda's own queue for events that nobody waits for: retries, then the destination for failures. */
export interface AsyncQueue extends Activity, DueSource, Kept<readonly QueuedEventState[]> {
  /**
   * Throws where Lambda refuses the event for its size, and where there is no such function.
   * @param delayMs how late the event gets here, by the run's clock
   */
  add(functionName: string, event: unknown, trigger: Trigger, delayMs?: number): void;
  reset(): void;
}

/** Lambda refuses to take the event. */
class EventTooLargeError extends Error {
  constructor(bytes: number) {
    super(
      `${bytes} byte payload is too large for the Event invocation type (limit ${LONGEST_EVENT_BYTES} bytes)`,
    );
    this.name = 'EventTooLargeError';
  }
}

interface QueuedEvent {
  readonly model: FunctionModel;
  readonly event: unknown;
  readonly trigger: Trigger;
  readonly queuedAt: EpochMs;
  /** Known from the first try on; all tries have the same. */
  readonly requestId?: string | undefined;
  /** Invocations so far. */
  readonly attempts: number;
  /** How often Lambda had no copy of the function free. */
  readonly throttles: number;
  readonly dueAt: EpochMs;
}

/** As it is kept: an event in work counts as one that waits, since nobody knows what came of it. */
export type QueuedEventState = Omit<QueuedEvent, 'model'> & { readonly functionName: string };

const stateOf = ({ model, ...queued }: QueuedEvent): QueuedEventState => ({
  ...queued,
  functionName: model.name,
});

interface AsyncQueueOptions {
  readonly functions: readonly FunctionModel[];
  readonly runtime: Pick<Runtime, 'run'>;
  readonly clock: LocalClock;
  /** The queues as a function may use them. */
  readonly queuesOf: (functionName: string) => Pick<Queues, 'send'>;
  readonly faultOn: FaultOn;
}

/** 1 MB since October 2025: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
const LONGEST_EVENT_BYTES = 1024 * 1024;

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const RETRY_DELAYS_MS = [MINUTE_MS, 2 * MINUTE_MS];
const throttleDelayMs = (throttles: number): number => Math.min(2 ** throttles * SECOND_MS, 5 * MINUTE_MS);

type UnsuccessfulOutcome = Exclude<RunOutcome, { kind: 'success' }>;

/** The event as it waits for its next try. */
const nextTry = (queued: QueuedEvent, outcome: UnsuccessfulOutcome, now: EpochMs): QueuedEvent => {
  const { requestId } = outcome;
  if (outcome.kind === 'throttled') {
    const dueAt = now + throttleDelayMs(queued.throttles);
    return { ...queued, requestId, throttles: queued.throttles + 1, dueAt };
  }
  const dueAt = now + (RETRY_DELAYS_MS[queued.attempts] ?? 0);
  return { ...queued, requestId, attempts: queued.attempts + 1, dueAt };
};

export const createAsyncQueue = (options: AsyncQueueOptions): AsyncQueue => {
  const { functions, runtime, clock, queuesOf, faultOn } = options;
  const models = new Map(functions.map((model) => [model.name, model]));
  let waiting: readonly QueuedEvent[] = [];
  let inWork: readonly QueuedEvent[] = [];
  let running = 0;
  let generation = 0;

  const discard = (queued: QueuedEvent, outcome: UnsuccessfulOutcome, condition: AsyncCondition) => {
    const { onFailureArn, deadLetterArn } = queued.model.asyncInvocation;
    const queues = queuesOf(queued.model.name);
    if (onFailureArn !== undefined)
      queues.send(onFailureArn, JSON.stringify(destinationRecord(queued, outcome, condition, clock.now())));
    if (deadLetterArn !== undefined)
      queues.send(deadLetterArn, JSON.stringify(queued.event), deadLetterAttributes(outcome));
  };

  const retryOrDiscard = (queued: QueuedEvent, outcome: UnsuccessfulOutcome) => {
    const { maxRetryAttempts, maxEventAgeMs } = queued.model.asyncInvocation;
    const next = nextTry(queued, outcome, clock.now());
    if (next.attempts > maxRetryAttempts) discard(next, outcome, 'RetriesExhausted');
    else if (next.dueAt - next.queuedAt > maxEventAgeMs) discard(next, outcome, 'EventAgeExceeded');
    else waiting = [...waiting, next];
  };

  const run = async (queued: QueuedEvent): Promise<void> => {
    const startedIn = generation;
    running++;
    inWork = [...inWork, queued];
    try {
      const outcome = await runtime.run(queued.model.name, queued.event, {
        trigger: queued.trigger,
        attempt: queued.attempts + 1,
        requestId: queued.requestId,
      });
      if (outcome.kind !== 'success' && startedIn === generation) retryOrDiscard(queued, outcome);
    } finally {
      running--;
      inWork = inWork.filter((other) => other !== queued);
    }
  };

  return {
    add: (functionName, event, trigger, delayMs = 0) => {
      const model = models.get(functionName);
      if (!model) throw new Error(`the template has no function ${functionName}`);
      const bytes = Buffer.byteLength(JSON.stringify(event));
      if (bytes > LONGEST_EVENT_BYTES) throw new EventTooLargeError(bytes);
      const now = clock.now();
      for (const lateMs of delaysOf(faultOn(functionName))) {
        const queuedAt = now + delayMs + lateMs;
        const queued = { model, event, trigger, queuedAt, attempts: 0, throttles: 0, dueAt: queuedAt };
        if (queuedAt > now) waiting = [...waiting, queued];
        else void run(queued);
      }
    },
    due: () =>
      waiting.map(({ model, event, attempts, dueAt }) => ({
        kind: 'retry',
        at: dueAt,
        function: model.shortName,
        attempt: attempts + 1,
        event,
      })),
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
      inWork = [];
    },
    snapshot: () => [...inWork, ...waiting].map(stateOf),
    restore: (state) => {
      waiting = state.flatMap(({ functionName, ...queued }) => {
        const model = models.get(functionName);
        return model === undefined ? [] : [{ ...queued, model }];
      });
    },
  };
};
