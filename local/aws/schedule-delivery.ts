import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { DueSource, Faults, Invoker, LocalTimer, Queues } from '../ports.ts';
import { INVOKE_TARGET } from './faults.ts';
import {
  backoffMs,
  deadLetterAttributes,
  exhaustedBy,
  inputOf,
  type Delivery,
  type ExhaustedBy,
  type Failure,
} from './schedule-attempt.ts';
import type { ScheduleReferences } from './schedule-request.ts';
import type { Schedule, Schedules } from './schedules.ts';

export interface ScheduleDeliveries extends DueSource {
  /** What is still to be delivered, soonest first. */
  timers(): readonly LocalTimer[];
  /** Hands the schedule to its target once more, out of order: what an at-least-once service may do. */
  deliverAgain(schedule: Schedule): void;
  reset(): void;
}

export interface ScheduleDeliveryOptions {
  readonly schedules: Schedules;
  readonly references: ScheduleReferences;
  readonly invoker: Invoker;
  readonly queues: Queues;
  readonly faults: Faults;
  readonly randomId: () => string;
}

type DueDelivery = Omit<Delivery, 'begunAt'>;

const soonestFirst = (a: DueDelivery, b: DueDelivery): number => a.dueAt - b.dueAt;

const parsed = (json: string): unknown => JSON.parse(json);

/** Fires schedules that are due: at least once, asynchronously, with the schedule's retries and dead-letter queue. */
export const createScheduleDeliveries = (options: ScheduleDeliveryOptions): ScheduleDeliveries => {
  const { schedules, references, invoker, queues, faults, randomId } = options;
  let begun = new WeakSet<Schedule>();
  let pending: readonly Delivery[] = [];

  const waiting = (): readonly Schedule[] =>
    schedules.all().filter((schedule) => schedule.State === 'ENABLED' && !begun.has(schedule));

  const begin = (schedule: Schedule, now: EpochMs): Delivery => {
    begun.add(schedule);
    return { schedule, executionId: randomId(), begunAt: now, dueAt: schedule.at, retries: 0 };
  };

  const invoke = (schedule: Schedule, input: string): Failure | undefined => {
    const target = references.functions.find(({ arn }) => arn === schedule.Target.Arn);
    try {
      if (target === undefined) throw new Error(`Function not found: ${schedule.Target.Arn}`);
      invoker.invokeAsync(target.name, parsed(input));
      return undefined;
    } catch (cause) {
      return { code: 'ResourceNotFoundException', message: String(cause) };
    }
  };

  const attempt = (delivery: Delivery): Failure | undefined => {
    const fault = faults.take('scheduler', INVOKE_TARGET);
    const injected = fault && { code: fault.error, message: 'injected by the local run' };
    if (fault?.when === 'before') return injected;
    return invoke(delivery.schedule, inputOf(delivery)) ?? injected;
  };

  const complete = (schedule: Schedule): void => {
    if (schedule.ActionAfterCompletion === 'DELETE') schedules.remove(schedule);
  };

  const giveUp = (delivery: Delivery, failure: Failure, condition: ExhaustedBy): void => {
    const queueArn = delivery.schedule.Target.DeadLetterConfig?.Arn;
    if (queueArn !== undefined) {
      queues.send(queueArn, inputOf(delivery), deadLetterAttributes(delivery, failure, condition));
    }
    complete(delivery.schedule);
  };

  const deliver = (delivery: Delivery, now: EpochMs): readonly Delivery[] => {
    const failure = attempt(delivery);
    if (failure === undefined) {
      complete(delivery.schedule);
      return [];
    }
    const dueAt = now + backoffMs(delivery.retries);
    const condition = exhaustedBy(delivery, dueAt);
    if (condition === undefined) return [{ ...delivery, dueAt, retries: delivery.retries + 1 }];
    giveUp(delivery, failure, condition);
    return [];
  };

  const timerOf = (delivery: DueDelivery): LocalTimer => ({
    name: delivery.schedule.Name,
    at: delivery.dueAt,
    input: parsed(inputOf(delivery)),
  });

  const upcoming = (): readonly DueDelivery[] => [
    ...pending,
    ...waiting().map((schedule) => ({ schedule, dueAt: schedule.at, executionId: '', retries: 0 })),
  ];

  return {
    nextDueAt: () =>
      upcoming().reduce<EpochMs | undefined>(
        (first, { dueAt }) => (first === undefined || dueAt < first ? dueAt : first),
        undefined,
      ),
    fireDue: (now) => {
      const isDue = ({ dueAt }: Delivery) => dueAt <= now;
      const fresh = waiting().filter(({ at }) => at <= now);
      const due = [...pending.filter(isDue), ...fresh.map((schedule) => begin(schedule, now))];
      const later = pending.filter((delivery) => !isDue(delivery));
      pending = [...later, ...due.toSorted(soonestFirst).flatMap((delivery) => deliver(delivery, now))];
      return Promise.resolve();
    },
    timers: () => upcoming().toSorted(soonestFirst).map(timerOf),
    deliverAgain: (schedule) => {
      invoke(schedule, inputOf({ schedule, executionId: randomId(), retries: 0 }));
    },
    reset: () => {
      begun = new WeakSet();
      pending = [];
    },
  };
};
