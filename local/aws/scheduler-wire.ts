import { SECOND_MS } from '../../functions/shared/domain/time.ts';
import type { Schedule, SchedulePage, Schedules } from './schedules.ts';
import { jsonOf, type AwsCall, type Outcome } from './service.ts';

const PATH = /^\/schedules(?:\/([^/]+))?$/;

const OPERATIONS: Readonly<Record<string, string>> = {
  POST: 'CreateSchedule',
  GET: 'GetSchedule',
  PUT: 'UpdateSchedule',
  DELETE: 'DeleteSchedule',
};

/** `undefined`: not one of the five operations on schedules. */
export const operationOf = ({ method, path }: AwsCall): string | undefined => {
  const match = PATH.exec(path);
  if (match === null) return undefined;
  if (match[1] !== undefined) return OPERATIONS[method];
  return method === 'GET' ? 'ListSchedules' : undefined;
};

const nameOf = ({ path }: AwsCall): string => decodeURIComponent(PATH.exec(path)?.[1] ?? '');

const bodyOf = (call: AwsCall): Readonly<Record<string, unknown>> => {
  const body = jsonOf(call.body);
  return { ...(typeof body === 'object' && body), Name: nameOf(call) };
};

const keyOf = (call: AwsCall) => ({
  Name: nameOf(call),
  GroupName: call.query.get('groupName') ?? undefined,
  ClientToken: call.query.get('clientToken') ?? undefined,
});

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

/** Takes the operation from the wire to the schedules and its answer back. */
export const runOperation = (schedules: Schedules, operation: string, call: AwsCall): Outcome<unknown> => {
  const arnOf = ({ arn }: Schedule) => ({ ScheduleArn: arn });
  switch (operation) {
    case 'CreateSchedule':
      return map(schedules.create(bodyOf(call)), arnOf);
    case 'UpdateSchedule':
      return map(schedules.update(bodyOf(call)), arnOf);
    case 'GetSchedule':
      return map(schedules.get(keyOf(call)), written);
    case 'DeleteSchedule':
      return map(schedules.delete(keyOf(call)), () => ({}));
    default:
      return map(schedules.list(Object.fromEntries(call.query)), listed);
  }
};
