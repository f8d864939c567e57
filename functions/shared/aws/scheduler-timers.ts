import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  ResourceNotFoundException,
  type SchedulerClient,
} from '@aws-sdk/client-scheduler';
import type { TimerEvent } from '../contract/timer-event.ts';
import { timerName } from '../domain/timer.ts';
import { HOUR_MS, SECOND_MS, type EpochMs } from '../domain/time.ts';
import type { Timers } from '../ports.ts';

export interface TimerTarget {
  readonly groupName: string;
  readonly functionArn: string;
  readonly roleArn: string;
  readonly deadLetterArn: string;
}

/** How long Scheduler tries to hand a timer to Lambda before it becomes a dead letter. */
const DELIVERY_SECONDS = HOUR_MS / SECOND_MS;

const atExpression = (at: EpochMs): string => `at(${new Date(at).toISOString().slice(0, 19)})`;

/** Timers as one-off schedules that delete themselves after they fired. */
export const createTimers = (client: SchedulerClient, target: TimerTarget): Timers => ({
  create: async (timer, fireAt) => {
    const input: TimerEvent = timer;
    try {
      await client.send(
        new CreateScheduleCommand({
          GroupName: target.groupName,
          Name: timerName(timer),
          ScheduleExpression: atExpression(fireAt),
          ScheduleExpressionTimezone: 'UTC',
          FlexibleTimeWindow: { Mode: 'OFF' },
          ActionAfterCompletion: 'DELETE',
          Target: {
            Arn: target.functionArn,
            RoleArn: target.roleArn,
            Input: JSON.stringify({
              checkoutId: input.checkoutId,
              step: input.step,
              generation: input.generation,
            }),
            DeadLetterConfig: { Arn: target.deadLetterArn },
            RetryPolicy: { MaximumEventAgeInSeconds: DELIVERY_SECONDS, MaximumRetryAttempts: 10 },
          },
        }),
      );
    } catch (error) {
      if (!(error instanceof ConflictException)) throw error;
    }
  },
  delete: async (timer) => {
    try {
      await client.send(new DeleteScheduleCommand({ GroupName: target.groupName, Name: timerName(timer) }));
    } catch (error) {
      if (!(error instanceof ResourceNotFoundException)) throw error;
    }
  },
});
