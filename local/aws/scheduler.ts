import type { Kept } from '../data/kept.ts';
import type { RecordHappening } from '../journal/journal.ts';
import type { Faults } from '../faults/faults.ts';
import type { DueSource, Invoker, LocalClock, LocalTimer, Queues } from '../ports.ts';
import { createRecordTimer } from './record-timer.ts';
import {
  createScheduleDeliveries,
  type DeliveriesState,
  type ScheduleDeliveryOptions,
} from './schedule-delivery.ts';
import type { ScheduleReferences } from './schedule-request.ts';
import { runOperation } from './scheduler-wire.ts';
import { createSchedules, type Schedule } from './schedules.ts';
import type { AwsService } from './service.ts';
import { restJson } from './wire.ts';

interface SchedulerState {
  readonly schedules: readonly Schedule[];
  readonly deliveries: DeliveriesState;
}

/** EventBridge Scheduler: its API, and the timers that really fire. */
export interface LocalScheduler extends DueSource, Kept<SchedulerState> {
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
  readonly faults: Pick<Faults, 'takeCall' | 'takeDelivery'>;
  readonly resources: ScheduleReferences;
  readonly randomId: () => string;
  readonly record: RecordHappening;
  readonly permissions: ScheduleDeliveryOptions['permissions'];
}

export const createScheduler = (options: SchedulerOptions): LocalScheduler => {
  const { clock, resources: references } = options;
  const wire = restJson('scheduler', 'Message');
  const record = createRecordTimer(options.record);
  const schedules = createSchedules({ clock, references, record });
  const deliveries = createScheduleDeliveries({ ...options, record, schedules, references });
  return {
    service: {
      name: 'scheduler',
      answer: (operation, { requestId }, input) => {
        const outcome = runOperation(schedules, operation, input, requestId);
        return Promise.resolve(outcome.kind === 'done' ? wire.answer(outcome.value) : wire.refuse(outcome));
      },
      refuse: wire.refuse,
    },
    due: deliveries.due,
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
    snapshot: () => ({ schedules: schedules.all(), deliveries: deliveries.snapshot() }),
    restore: (state) => {
      schedules.restore(state.schedules);
      deliveries.restore(state.deliveries);
    },
  };
};
