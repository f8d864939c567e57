import { isDeepStrictEqual } from 'node:util';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { Kept } from '../data/kept.ts';
import { delaysOf } from '../faults/delays.ts';
import type { Permissions } from '../iam/permissions.ts';
import { INVOKE_TARGET } from '../faults/fault.ts';
import type { Faults } from '../faults/faults.ts';
import type { DueSource, DueWork, Invoker, LocalTimer, Queues } from '../ports.ts';
import type { RecordTimer } from './record-timer.ts';
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

/** Deliveries that were begun. */
export interface DeliveriesState {
  readonly pending: readonly Delivery[];
  /** Schedules that are due no more, by ARN. */
  readonly begun: readonly string[];
}

export interface ScheduleDeliveries extends DueSource, Kept<DeliveriesState> {
  due(): readonly DueWork[];
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
  readonly faults: Pick<Faults, 'takeCall' | 'takeDelivery'>;
  readonly randomId: () => string;
  readonly record: RecordTimer;
  /** What the role of a schedule may do; it was tried whether Scheduler may have the role when the schedule was made. */
  readonly permissions: Pick<Permissions, 'mayTimerInvoke' | 'mayTimerSend'>;
}

type DueDelivery = Omit<Delivery, 'begunAt'>;

const soonestFirst = (a: DueDelivery, b: DueDelivery): number => a.dueAt - b.dueAt;

const parsed = (json: string): unknown => JSON.parse(json);

const NOT_PERMITTED: Failure = {
  code: 'AccessDeniedException',
  message: 'The role of the schedule may not invoke its target.',
};

/** Fires schedules that are due: at least once, asynchronously, with the schedule's retries and dead-letter queue. */
export const createScheduleDeliveries = (options: ScheduleDeliveryOptions): ScheduleDeliveries => {
  const { schedules, references, invoker, queues, faults, randomId, record, permissions } = options;
  let begun = new WeakSet<Schedule>();
  let pending: readonly Delivery[] = [];

  const waiting = (): readonly Schedule[] =>
    schedules.all().filter((schedule) => schedule.State === 'ENABLED' && !begun.has(schedule));

  const begin = (schedule: Schedule, now: EpochMs): Delivery => {
    begun.add(schedule);
    return { schedule, executionId: randomId(), begunAt: now, dueAt: schedule.at, retries: 0 };
  };

  const targetOf = ({ Target }: Schedule) => references.functions.find(({ arn }) => arn === Target.Arn);

  const invoke = (schedule: Schedule, input: string): Failure | undefined => {
    const target = targetOf(schedule);
    try {
      if (target === undefined) throw new Error(`Function not found: ${schedule.Target.Arn}`);
      if (!permissions.mayTimerInvoke(schedule.Target.RoleArn, target.name)) return NOT_PERMITTED;
      invoker.invokeAsync(target.name, parsed(input), 'timer');
      return undefined;
    } catch (cause) {
      return { code: 'ResourceNotFoundException', message: String(cause) };
    }
  };

  const attempt = (delivery: Delivery): Failure | undefined => {
    const call = faults.takeCall('scheduler', INVOKE_TARGET);
    const fault = call?.kind === 'failing-call' ? call : undefined;
    const injected = fault && { code: fault.error, message: 'injected by the local run' };
    if (fault?.when === 'before') return injected;
    return invoke(delivery.schedule, inputOf(delivery)) ?? injected;
  };

  const complete = (schedule: Schedule): void => {
    if (schedule.ActionAfterCompletion === 'DELETE') schedules.remove(schedule);
  };

  const giveUp = (delivery: Delivery, failure: Failure, condition: ExhaustedBy): void => {
    const { RoleArn, DeadLetterConfig } = delivery.schedule.Target;
    const queueArn = DeadLetterConfig?.Arn;
    if (queueArn !== undefined && permissions.mayTimerSend(RoleArn, queueArn)) {
      queues.send(queueArn, inputOf(delivery), deadLetterAttributes(delivery, failure, condition));
    }
    complete(delivery.schedule);
  };

  const deliverOnce = (delivery: Delivery, now: EpochMs): readonly Delivery[] => {
    const failure = attempt(delivery);
    record(failure === undefined ? 'fired' : 'failed', delivery.schedule);
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

  const deliver = (delivery: Delivery, now: EpochMs): readonly Delivery[] => {
    const { schedule, isSpared = false } = delivery;
    const shortName = targetOf(schedule)?.shortName ?? '';
    const [delayMs, ...again] = delaysOf(isSpared ? undefined : faults.takeDelivery('timer', shortName));
    if (delayMs === undefined) {
      record('lost', schedule);
      complete(schedule);
      return [];
    }
    if (delayMs > 0) return [{ ...delivery, isSpared: true, dueAt: now + delayMs }];
    again.forEach(() => {
      record('doubled', schedule);
      invoke(schedule, inputOf(delivery));
    });
    return deliverOnce(delivery, now);
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
    due: () =>
      upcoming().map((delivery) => ({
        kind: 'timer',
        ...timerOf(delivery),
        attempt: delivery.retries + 1,
      })),
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
      record('fired', schedule);
      invoke(schedule, inputOf({ schedule, executionId: randomId(), retries: 0 }));
    },
    reset: () => {
      begun = new WeakSet();
      pending = [];
    },
    snapshot: () => ({
      pending,
      begun: schedules.all().flatMap((schedule) => (begun.has(schedule) ? [schedule.arn] : [])),
    }),
    restore: (state) => {
      const kept = schedules.all();
      for (const schedule of kept) if (state.begun.includes(schedule.arn)) begun.add(schedule);
      // A delivery ends its own schedule and no newer one of the same name, which is told by identity.
      pending = state.pending.map((delivery) => ({
        ...delivery,
        schedule:
          kept.find((schedule) => isDeepStrictEqual(schedule, delivery.schedule)) ?? delivery.schedule,
      }));
    },
  };
};
