import type { DueSource, Faults, Invoker, LocalClock, LocalTimer, Queues } from '../ports.ts';
import { createScheduleDeliveries } from './schedule-delivery.ts';
import type { ScheduleReferences } from './schedule-request.ts';
import { operationOf, runOperation } from './scheduler-wire.ts';
import { createSchedules } from './schedules.ts';
import type { AwsService } from './service.ts';
import { restJson } from './wire.ts';

/** EventBridge Scheduler: its API, and the timers that really fire. */
export interface LocalScheduler extends DueSource {
  readonly service: AwsService;
  /** Live timers, soonest first. */
  timers(): readonly LocalTimer[];
  /**
   * Hands the newest timer that ever had this name to its target once more, whether it is live or gone: a second or a
   * stale delivery. `false`: there never was one.
   */
  deliver(name: string): boolean;
  reset(): void;
}

export interface SchedulerOptions {
  readonly clock: LocalClock;
  readonly invoker: Invoker;
  readonly queues: Queues;
  readonly faults: Faults;
  readonly resources: ScheduleReferences;
  readonly randomId: () => string;
}

export const createScheduler = (options: SchedulerOptions): LocalScheduler => {
  const { clock, resources: references } = options;
  const wire = restJson('scheduler', 'Message');
  const schedules = createSchedules({ clock, references });
  const deliveries = createScheduleDeliveries({ ...options, schedules, references });
  return {
    service: {
      name: 'scheduler',
      operationOf,
      answer: (operation, call) => {
        const outcome = runOperation(schedules, operation, call);
        return Promise.resolve(outcome.kind === 'done' ? wire.answer(outcome.value) : wire.refuse(outcome));
      },
      refuse: wire.refuse,
    },
    nextDueAt: deliveries.nextDueAt,
    fireDue: deliveries.fireDue,
    timers: deliveries.timers,
    deliver: (name) => {
      const schedule = schedules.recall(name);
      if (schedule !== undefined) deliveries.deliverAgain(schedule);
      return schedule !== undefined;
    },
    reset: () => {
      schedules.reset();
      deliveries.reset();
    },
  };
};
