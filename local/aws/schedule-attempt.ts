import { MINUTE_MS, SECOND_MS, type EpochMs } from '../../functions/shared/domain/time.ts';
import type { Schedule } from './schedules.ts';

/** The service's own limits, where a schedule has none (https://docs.aws.amazon.com/scheduler/latest/APIReference/API_RetryPolicy.html). */
const DEFAULT_MAX_RETRIES = 185;
const DEFAULT_MAX_AGE_S = 86_400;

/** The service tells no figures, only that it backs off exponentially. */
export const backoffMs = (retries: number): number => Math.min(2 ** retries, 8) * MINUTE_MS;

/** The service's attempts to hand one due schedule to its target. */
export interface Delivery {
  readonly schedule: Schedule;
  readonly executionId: string;
  readonly begunAt: EpochMs;
  readonly dueAt: EpochMs;
  readonly retries: number;
  /** A fault has met it already. */
  readonly isSpared?: boolean | undefined;
}

export interface Failure {
  readonly code: string;
  readonly message: string;
}

export type ExhaustedBy = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-schedule-context-attributes.html */
export const inputOf = ({ schedule, executionId, retries }: Omit<Delivery, 'begunAt' | 'dueAt'>): string => {
  const attributes = {
    'schedule-arn': schedule.arn,
    'scheduled-time': isoSeconds(schedule.at),
    'execution-id': executionId,
    'attempt-number': String(retries + 1),
  };
  return Object.entries(attributes).reduce(
    (input, [name, value]) => input.replaceAll(`<aws.scheduler.${name}>`, value),
    schedule.Target.Input,
  );
};

const isoSeconds = (at: EpochMs): string => new Date(at).toISOString().replace('.000Z', 'Z');

export const exhaustedBy = (
  { schedule, retries, begunAt }: Delivery,
  retryAt: EpochMs,
): ExhaustedBy | undefined => {
  const { MaximumRetryAttempts = DEFAULT_MAX_RETRIES, MaximumEventAgeInSeconds = DEFAULT_MAX_AGE_S } =
    schedule.Target.RetryPolicy ?? {};
  if (retries >= MaximumRetryAttempts) return 'MaximumRetryAttempts';
  return retryAt - begunAt > MaximumEventAgeInSeconds * SECOND_MS ? 'MaximumEventAgeInSeconds' : undefined;
};

/** https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html */
export const deadLetterAttributes = (
  { schedule, executionId, retries }: Delivery,
  failure: Failure,
  condition: ExhaustedBy,
): Readonly<Record<string, string>> => ({
  ERROR_CODE: failure.code,
  ERROR_MESSAGE: failure.message,
  EXECUTION_ID: executionId,
  EXHAUSTED_RETRY_CONDITION: condition,
  IS_PAYLOAD_TRUNCATED: 'false',
  RETRY_ATTEMPTS: String(retries),
  SCHEDULED_TIME: isoSeconds(schedule.at),
  SCHEDULE_ARN: schedule.arn,
  TARGET_ARN: schedule.Target.Arn,
});
