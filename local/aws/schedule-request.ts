import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { LocalResources } from '../ports.ts';
import { isTimeZone, parseAt } from './schedule-expression.ts';
import { done, refused, type Input, type Outcome, type Refusal } from './service.ts';
import { unreadMember } from './unread-member.ts';

const MAX_INPUT_BYTES = 256 * 1024;
const DEFAULT_GROUP = 'default';

const targetSchema = z.object({
  Arn: z.string(),
  RoleArn: z.string(),
  /** Without one, the service sends a notification of its own making, which the local run does not. */
  Input: z.string('the local run has timers with an Input only'),
  DeadLetterConfig: z.object({ Arn: z.string().optional() }).optional(),
  RetryPolicy: z
    .object({
      MaximumEventAgeInSeconds: z.int().optional(),
      MaximumRetryAttempts: z.int().optional(),
    })
    .optional(),
});

const windowSchema = z.discriminatedUnion('Mode', [
  z.object({ Mode: z.literal('OFF') }),
  z.object({ Mode: z.literal('FLEXIBLE'), MaximumWindowInMinutes: z.int() }),
]);

/**
 * https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html. The service's model has had its say
 * by now: this fills in what may be left out, and refuses what it does not tell.
 */
const requestSchema = z.object({
  Name: z.string(),
  GroupName: z.string().default(DEFAULT_GROUP),
  ScheduleExpression: z.string(),
  ScheduleExpressionTimezone: z.string().default('UTC'),
  FlexibleTimeWindow: windowSchema,
  Target: targetSchema,
  Description: z.string().optional(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  ActionAfterCompletion: z.enum(['NONE', 'DELETE']).default('NONE'),
  ClientToken: z.string().optional(),
});

/** What may be referred to: the resources of the template. */
export type ScheduleReferences = Pick<
  LocalResources,
  'functions' | 'roles' | 'queues' | 'scheduleGroups' | 'region' | 'accountId'
>;

/** A request that the service takes, as it was written, with the moment that it means. */
export type ScheduleRequest = z.infer<typeof requestSchema> & { readonly at: EpochMs };

const invalid = (message: string): Refusal => refused('ValidationException', message);

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

/** Checks the input of CreateSchedule or UpdateSchedule, and refuses what the service refuses. */
export const parseScheduleRequest = (
  input: Input,
  references: ScheduleReferences,
  now: EpochMs,
): Outcome<ScheduleRequest> => {
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success) return invalid(z.prettifyError(parsed.error));
  const unread =
    unreadMember(input, requestSchema.shape) ?? unreadMember(input['Target'], targetSchema.shape);
  if (unread !== undefined) return invalid(`the local run has timers without ${unread} only`);
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
