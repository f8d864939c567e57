import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { LocalClock } from '../ports.ts';
import type { RecordTimer } from './record-timer.ts';
import {
  hasGroup,
  parseScheduleRequest,
  unknownGroup,
  type ScheduleReferences,
  type ScheduleRequest,
} from './schedule-request.ts';
import { done, refused, type Input, type Outcome, type Refusal } from './service.ts';

const MAX_PAGE = 100;

/** One schedule as it is kept. An update makes a new one in its place. */
export interface Schedule extends ScheduleRequest {
  readonly arn: string;
  readonly createdAt: EpochMs;
  readonly modifiedAt: EpochMs;
}

export interface SchedulePage {
  readonly schedules: readonly Schedule[];
  readonly nextToken?: string;
}

/**
 * The schedules by group and name. Each operation takes an input that fits the model and answers what the service does.
 * `requestId`: the invocation that asks.
 */
export interface Schedules {
  create(input: Input, requestId?: string): Outcome<Schedule>;
  get(input: Input): Outcome<Schedule>;
  update(input: Input, requestId?: string): Outcome<Schedule>;
  delete(input: Input, requestId?: string): Outcome<null>;
  list(input: Input): Outcome<SchedulePage>;
  all(): readonly Schedule[];
  /** Takes away this very schedule; one of the same name that came after it stays. */
  remove(schedule: Schedule): void;
  /** The newest schedule that ever had this name, gone or not. */
  recall(name: string): Schedule | undefined;
  reset(): void;
  /** Takes over the schedules of a former run. */
  restore(schedules: readonly Schedule[]): void;
}

const keySchema = z.object({
  Name: z.string(),
  GroupName: z.string().default('default'),
  ClientToken: z.string().optional(),
});

type Key = Pick<z.infer<typeof keySchema>, 'Name' | 'GroupName'>;

const listSchema = z.object({
  GroupName: z.string().optional(),
  NamePrefix: z.string().default(''),
  State: z.string().optional(),
  MaxResults: z.int().default(MAX_PAGE),
  NextToken: z.string().default(''),
});

const keyOf = ({ GroupName, Name }: Key): string => `${GroupName}/${Name}`;

const notFound = ({ Name }: Key): Refusal =>
  refused('ResourceNotFoundException', `Schedule ${Name} does not exist.`);

export const createSchedules = ({
  clock,
  references,
  record,
}: {
  readonly clock: LocalClock;
  readonly references: ScheduleReferences;
  readonly record: RecordTimer;
}): Schedules => {
  const kept = new Map<string, Schedule>();
  const remembered = new Map<string, Schedule>();
  const deletedBy = new Set<string>();

  const keep = (
    request: ScheduleRequest,
    former: Schedule | undefined,
    requestId: string | undefined,
  ): Outcome<Schedule> => {
    const { region, accountId } = references;
    const arn = `arn:aws:scheduler:${region}:${accountId}:schedule/${keyOf(request)}`;
    const now = clock.now();
    const schedule = { ...request, arn, createdAt: former?.createdAt ?? now, modifiedAt: now };
    kept.set(keyOf(request), schedule);
    remembered.set(request.Name, schedule);
    record(former === undefined ? 'created' : 'updated', schedule, requestId);
    return done(schedule);
  };

  const find = (
    input: Input,
  ): Outcome<{ readonly schedule: Schedule; readonly token?: string | undefined }> => {
    const key = keySchema.parse(input);
    if (!hasGroup(references, key.GroupName)) return unknownGroup(key.GroupName);
    const schedule = kept.get(keyOf(key));
    return schedule === undefined ? notFound(key) : done({ schedule, token: key.ClientToken });
  };

  /** The SDK sends its token again when it tries again, and wants the same answer. */
  const isRepeat = (former: Schedule, { ClientToken }: ScheduleRequest): boolean =>
    ClientToken !== undefined && former.ClientToken === ClientToken;

  const wasDeletedBy = (input: Input): boolean => {
    const { ClientToken } = keySchema.parse(input);
    return ClientToken !== undefined && deletedBy.has(ClientToken);
  };

  return {
    create: (input, requestId) => {
      const request = parseScheduleRequest(input, references, clock.now());
      if (request.kind === 'refused') return request;
      const former = kept.get(keyOf(request.value));
      if (former === undefined) return keep(request.value, undefined, requestId);
      return isRepeat(former, request.value)
        ? done(former)
        : refused('ConflictException', `Schedule ${former.Name} already exists.`);
    },
    get: (input) => {
      const found = find(input);
      return found.kind === 'done' ? done(found.value.schedule) : found;
    },
    update: (input, requestId) => {
      const request = parseScheduleRequest(input, references, clock.now());
      if (request.kind === 'refused') return request;
      const former = kept.get(keyOf(request.value));
      return former === undefined ? notFound(request.value) : keep(request.value, former, requestId);
    },
    delete: (input, requestId) => {
      if (wasDeletedBy(input)) return done(null);
      const found = find(input);
      if (found.kind === 'refused') return found;
      kept.delete(keyOf(found.value.schedule));
      record('deleted', found.value.schedule, requestId);
      if (found.value.token !== undefined) deletedBy.add(found.value.token);
      return done(null);
    },
    list: (input) => {
      const { GroupName: group, NamePrefix, State, MaxResults, NextToken } = listSchema.parse(input);
      if (group !== undefined && !hasGroup(references, group)) return unknownGroup(group);
      const matching = [...kept.values()]
        .filter(({ GroupName }) => group === undefined || GroupName === group)
        .filter((schedule) => State === undefined || schedule.State === State)
        .filter(({ Name }) => Name.startsWith(NamePrefix))
        .filter((schedule) => keyOf(schedule) > NextToken)
        .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      const schedules = matching.slice(0, MaxResults);
      const last = schedules.at(-1);
      const hasMore = matching.length > schedules.length && last !== undefined;
      return done({ schedules, ...(hasMore && { nextToken: keyOf(last) }) });
    },
    all: () => [...kept.values()],
    remove: (schedule) => {
      if (kept.get(keyOf(schedule)) === schedule) kept.delete(keyOf(schedule));
    },
    recall: (name) => remembered.get(name),
    reset: () => {
      kept.clear();
      remembered.clear();
      deletedBy.clear();
    },
    restore: (schedules) => {
      for (const schedule of schedules) {
        kept.set(keyOf(schedule), schedule);
        remembered.set(schedule.Name, schedule);
      }
    },
  };
};
