import type { DeliveriesState } from '../aws/schedule-delivery.ts';
import type { Schedule } from '../aws/schedules.ts';
import type { SecretsState } from '../aws/secrets.ts';
import type { ScheduledTargetsState } from '../events/scheduled-targets.ts';
import type { StreamPosition } from '../events/stream-position.ts';
import type { QueuedEventState } from '../lambda/async-queue.ts';
import type { DeadLetter } from '../ports.ts';
import type { EpochMs } from '../../functions/shared/domain/time.ts';

/** Goes up whenever `KeptState` changes its shape. */
export const FORMAT = 1;

/** All state of the account that lies neither in DynamoDB nor in the mailbox. */
export interface KeptState {
  readonly format: typeof FORMAT;
  /** The tables as they were made, by name: JSON. */
  readonly tables: Readonly<Record<string, string>>;
  /** How far the clock is ahead of the machine's. */
  readonly offsetMs: number;
  readonly schedules: readonly Schedule[];
  readonly deliveries: DeliveriesState;
  readonly queuedEvents: readonly QueuedEventState[];
  readonly deadLetters: readonly DeadLetter[];
  readonly secrets: SecretsState;
  /** By place, table and function; `undefined` before the first record. */
  readonly streams: Readonly<Record<string, StreamPosition | undefined>>;
  readonly scheduledTargets: ScheduledTargetsState;
  /** When expired items were deleted last. */
  readonly expiredAt: EpochMs;
}

/** What a run of the same format has written is believed as it is. */
export const isKeptState = (value: unknown): value is KeptState =>
  typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;
