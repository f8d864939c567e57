import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { LocalResources } from '../ports.ts';
import { isTimeZone, parseAt } from './schedule-expression.ts';
import { done, refused, type Outcome, type Refusal } from './service.ts';

const MAX_INPUT_BYTES = 256 * 1024;
const DEFAULT_GROUP = 'default';

export const scheduleName = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[0-9a-zA-Z\-_.]+$/, 'must match [0-9a-zA-Z-_.]+');

const clientToken = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[a-zA-Z0-9\-_]+$/)
  .optional();

const roleArn = z
  .string()
  .max(1600)
  .regex(/^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@/-]+$/, 'must be the ARN of a role');

const queueArn = z
  .string()
  .max(1600)
  .regex(/^arn:aws(-[a-z]+)?:sqs:[a-z0-9-]+:\d{12}:[a-zA-Z0-9\-_]+$/, 'must be the ARN of a standard queue');

const targetSchema = z.object({
  Arn: z.string().min(1).max(1600),
  RoleArn: roleArn,
  /** Without one, the service sends a notification of its own making, which the local run does not. */
  Input: z.string().min(1),
  DeadLetterConfig: z.object({ Arn: queueArn.optional() }).optional(),
  RetryPolicy: z
    .object({
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
      MaximumRetryAttempts: z.int().min(0).max(185).optional(),
    })
    .optional(),
});

const windowSchema = z.discriminatedUnion('Mode', [
  z.object({ Mode: z.literal('OFF') }),
  z.object({ Mode: z.literal('FLEXIBLE'), MaximumWindowInMinutes: z.int().min(1).max(1440) }),
]);

/** https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html */
const requestSchema = z.object({
  Name: scheduleName,
  GroupName: scheduleName.default(DEFAULT_GROUP),
  ScheduleExpression: z.string().min(1).max(256),
  ScheduleExpressionTimezone: z.string().min(1).max(50).default('UTC'),
  FlexibleTimeWindow: windowSchema,
  Target: targetSchema,
  Description: z.string().max(512).optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  ClientToken: clientToken,
});

/** What may be referred to: the resources of the template. */
export type ScheduleReferences = Pick<
  LocalResources,
  'functions' | 'roles' | 'queues' | 'scheduleGroups' | 'region' | 'accountId'
>;

/** A request that the service takes, as it was written, with the moment that it means. */
export type ScheduleRequest = z.infer<typeof requestSchema> & { readonly at: EpochMs };

const invalid = (message: string): Refusal => refused('ValidationException', message);

/** The first thing that is wrong, in the service's way of saying it. */
export const validationError = (error: z.ZodError): Refusal => {
  const details = error.issues.map(
    ({ path, message }) => `Value at '${path.join('.')}' failed to satisfy constraint: ${message}`,
  );
  return invalid(`${details.length} validation error(s) detected: ${details.join('; ')}`);
};

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** `undefined`: all that the target names is in the template. */
const targetError = (
  { Arn, RoleArn, Input, DeadLetterConfig }: z.infer<typeof targetSchema>,
  references: ScheduleReferences,
): Refusal | undefined => {
  const isKnown = (arns: readonly { readonly arn: string }[], arn: string) =>
    arns.some((resource) => resource.arn === arn);
  if (!isKnown(references.functions, Arn))
    return invalid(`Provided Arn is not a function of the stack: ${Arn}`);
  if (!isKnown(references.roles, RoleArn)) {
    return invalid('The execution role you provide must allow AWS EventBridge Scheduler to assume the role.');
  }
  const deadLetterArn = DeadLetterConfig?.Arn;
  if (deadLetterArn !== undefined && !isKnown(references.queues, deadLetterArn)) {
    return invalid(`The specified dead-letter queue does not exist: ${deadLetterArn}`);
  }
  if (Buffer.byteLength(Input) > MAX_INPUT_BYTES) return invalid('Input is longer than 256 KB');
  return isJson(Input) ? undefined : invalid('Input must be well-formed JSON');
};

/** When an expression means. Only one-off schedules exist in the local run. */
const momentOf = (expression: string, timeZone: string, now: EpochMs): Outcome<EpochMs> => {
  if (!isTimeZone(timeZone)) return invalid(`Invalid Schedule Expression Timezone ${timeZone}.`);
  if (/^(rate|cron)\(/.test(expression)) {
    return invalid(`the local run has one-off schedules only, not ${expression}`);
  }
  const at = parseAt(expression, timeZone);
  return at === undefined || at <= now ? invalid(`Invalid Schedule Expression ${expression}.`) : done(at);
};

/** Checks the body of CreateSchedule or UpdateSchedule, and refuses what the service refuses. */
export const parseScheduleRequest = (
  input: unknown,
  references: ScheduleReferences,
  now: EpochMs,
): Outcome<ScheduleRequest> => {
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success) return validationError(parsed.error);
  const request = parsed.data;
  const moment = momentOf(request.ScheduleExpression, request.ScheduleExpressionTimezone, now);
  if (moment.kind === 'refused') return moment;
  if (!hasGroup(references, request.GroupName)) return unknownGroup(request.GroupName);
  return targetError(request.Target, references) ?? done({ ...request, at: moment.value });
};

export const hasGroup = ({ scheduleGroups }: ScheduleReferences, group: string): boolean =>
  group === DEFAULT_GROUP || scheduleGroups.some(({ name }) => name === group);

export const unknownGroup = (group: string): Refusal =>
  refused('ResourceNotFoundException', `Schedule group ${group} does not exist.`);
