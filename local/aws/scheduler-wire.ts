import { SECOND_MS } from '../../functions/shared/domain/time.ts';
import type { Schedule, SchedulePage, Schedules } from './schedules.ts';
import type { Input, Outcome } from './service.ts';

const summaryOf = (schedule: Schedule) => ({
  Arn: schedule.arn,
  Name: schedule.Name,
  GroupName: schedule.GroupName,
  State: schedule.State,
  CreationDate: schedule.createdAt / SECOND_MS,
  LastModificationDate: schedule.modifiedAt / SECOND_MS,
});

const written = (schedule: Schedule) => ({
  ...summaryOf(schedule),
  ScheduleExpression: schedule.ScheduleExpression,
  ScheduleExpressionTimezone: schedule.ScheduleExpressionTimezone,
  FlexibleTimeWindow: schedule.FlexibleTimeWindow,
  Description: schedule.Description,
  Target: schedule.Target,
  ActionAfterCompletion: schedule.ActionAfterCompletion,
});

const listed = ({ schedules, nextToken }: SchedulePage) => ({
  Schedules: schedules.map((schedule) => ({ ...summaryOf(schedule), Target: { Arn: schedule.Target.Arn } })),
  ...(nextToken !== undefined && { NextToken: nextToken }),
});

const map = <From, To>(outcome: Outcome<From>, write: (value: From) => To): Outcome<To> =>
  outcome.kind === 'done' ? { kind: 'done', value: write(outcome.value) } : outcome;

/** Takes the operation to the schedules and writes their answer. `requestId`: the invocation that asks. */
export const runOperation = (
  schedules: Schedules,
  operation: string,
  input: Input,
  requestId?: string,
): Outcome<unknown> => {
  const arnOf = ({ arn }: Schedule) => ({ ScheduleArn: arn });
  switch (operation) {
    case 'CreateSchedule':
      return map(schedules.create(input, requestId), arnOf);
    case 'UpdateSchedule':
      return map(schedules.update(input, requestId), arnOf);
    case 'GetSchedule':
      return map(schedules.get(input), written);
    case 'DeleteSchedule':
      return map(schedules.delete(input, requestId), () => ({}));
    default:
      return map(schedules.list(input), listed);
  }
};
