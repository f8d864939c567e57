import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import type { LocalClock } from '../ports.ts';
import {
  hasGroup,
  parseScheduleRequest,
  scheduleName,
  unknownGroup,
  validationError,
  type ScheduleReferences,
  type ScheduleRequest,
} from './schedule-request.ts';
import { done, refused, type Outcome, type Refusal } from './service.ts';

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

/** The schedules by group and name. Each operation takes what came over the wire and answers what the service does. */
export interface Schedules {
  create(input: unknown): Outcome<Schedule>;
  get(input: unknown): Outcome<Schedule>;
  update(input: unknown): Outcome<Schedule>;
  delete(input: unknown): Outcome<null>;
  list(input: unknown): Outcome<SchedulePage>;
  all(): readonly Schedule[];
  /** Takes away this very schedule; one of the same name that came after it stays. */
  remove(schedule: Schedule): void;
  /** The newest schedule that ever had this name, gone or not. */
  recall(name: string): Schedule | undefined;
  reset(): void;
}

const keySchema = z.object({
  Name: scheduleName,
  GroupName: scheduleName.default('default'),
  ClientToken: z.string().optional(),
});

type Key = Pick<z.infer<typeof keySchema>, 'Name' | 'GroupName'>;

const listSchema = z.object({
  ScheduleGroup: scheduleName.optional(),
  NamePrefix: scheduleName.optional(),
  State: z.enum(['ENABLED', 'DISABLED']).optional(),
  MaxResults: z.coerce.number().int().min(1).max(MAX_PAGE).default(MAX_PAGE),
  NextToken: z.string().min(1).max(2048).optional(),
});

const keyOf = ({ GroupName, Name }: Key): string => `${GroupName}/${Name}`;

const notFound = ({ Name }: Key): Refusal =>
  refused('ResourceNotFoundException', `Schedule ${Name} does not exist.`);

export const createSchedules = ({
  clock,
  references,
}: {
  readonly clock: LocalClock;
  readonly references: ScheduleReferences;
}): Schedules => {
  const kept = new Map<string, Schedule>();
  const remembered = new Map<string, Schedule>();
  const deletedBy = new Set<string>();

  const keep = (request: ScheduleRequest, createdAt: EpochMs): Outcome<Schedule> => {
    const { region, accountId } = references;
    const arn = `arn:aws:scheduler:${region}:${accountId}:schedule/${keyOf(request)}`;
    const schedule = { ...request, arn, createdAt, modifiedAt: clock.now() };
    kept.set(keyOf(request), schedule);
    remembered.set(request.Name, schedule);
    return done(schedule);
  };

  const find = (
    input: unknown,
  ): Outcome<{ readonly schedule: Schedule; readonly token?: string | undefined }> => {
    const key = keySchema.safeParse(input);
    if (!key.success) return validationError(key.error);
    if (!hasGroup(references, key.data.GroupName)) return unknownGroup(key.data.GroupName);
    const schedule = kept.get(keyOf(key.data));
    return schedule === undefined ? notFound(key.data) : done({ schedule, token: key.data.ClientToken });
  };

  /** The SDK sends its token again when it tries again, and wants the same answer. */
  const isRepeat = (former: Schedule, { ClientToken }: ScheduleRequest): boolean =>
    ClientToken !== undefined && former.ClientToken === ClientToken;

  const wasDeletedBy = (input: unknown): boolean => {
    const key = keySchema.safeParse(input);
    return key.success && key.data.ClientToken !== undefined && deletedBy.has(key.data.ClientToken);
  };

  return {
    create: (input) => {
      const request = parseScheduleRequest(input, references, clock.now());
      if (request.kind === 'refused') return request;
      const former = kept.get(keyOf(request.value));
      if (former === undefined) return keep(request.value, clock.now());
      return isRepeat(former, request.value)
        ? done(former)
        : refused('ConflictException', `Schedule ${former.Name} already exists.`);
    },
    get: (input) => {
      const found = find(input);
      return found.kind === 'done' ? done(found.value.schedule) : found;
    },
    update: (input) => {
      const request = parseScheduleRequest(input, references, clock.now());
      if (request.kind === 'refused') return request;
      const former = kept.get(keyOf(request.value));
      return former === undefined ? notFound(request.value) : keep(request.value, former.createdAt);
    },
    delete: (input) => {
      if (wasDeletedBy(input)) return done(null);
      const found = find(input);
      if (found.kind === 'refused') return found;
      kept.delete(keyOf(found.value.schedule));
      if (found.value.token !== undefined) deletedBy.add(found.value.token);
      return done(null);
    },
    list: (input) => {
      const query = listSchema.safeParse(input);
      if (!query.success) return validationError(query.error);
      const { ScheduleGroup, NamePrefix = '', State, MaxResults, NextToken = '' } = query.data;
      if (ScheduleGroup !== undefined && !hasGroup(references, ScheduleGroup))
        return unknownGroup(ScheduleGroup);
      const matching = [...kept.values()]
        .filter(({ GroupName }) => ScheduleGroup === undefined || GroupName === ScheduleGroup)
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
  };
};
