import type { CreateScheduleCommandInput } from '@aws-sdk/client-scheduler';
import { resources } from './harness.ts';

export const timerInput = { checkoutId: 'abcdefghijklmnopqrstuv', step: 'help', generation: 1 };

/** A timer as the stack makes it, two hours ahead. */
export const schedule = (
  overrides: Partial<CreateScheduleCommandInput> = {},
): CreateScheduleCommandInput => ({
  Name: 'timer-1',
  GroupName: 'shop-timers',
  ScheduleExpression: 'at(2026-11-21T12:00:00)',
  FlexibleTimeWindow: { Mode: 'OFF' },
  ActionAfterCompletion: 'DELETE',
  Target: target(),
  ...overrides,
});

export const target = (
  overrides: Partial<CreateScheduleCommandInput['Target']> = {},
): NonNullable<CreateScheduleCommandInput['Target']> => ({
  Arn: resources.functions[0]!.arn,
  RoleArn: resources.roles[0]!.arn,
  Input: JSON.stringify(timerInput),
  DeadLetterConfig: { Arn: resources.queues[0]!.arn },
  RetryPolicy: { MaximumRetryAttempts: 2, MaximumEventAgeInSeconds: 3600 },
  ...overrides,
});
