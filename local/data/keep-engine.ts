import type { LocalScheduler } from '../aws/scheduler.ts';
import type { LocalSecrets } from '../aws/secrets.ts';
import type { AwsService } from '../aws/service.ts';
import type { LocalSes } from '../aws/ses.ts';
import { tableDefinitionOf } from '../aws/tables.ts';
import type { TimeToLive } from '../aws/ttl.ts';
import type { MovableClock } from '../clock/clock.ts';
import type { ScheduledTargets } from '../events/scheduled-targets.ts';
import type { StreamSource } from '../events/stream-source.ts';
import type { AsyncQueue } from '../lambda/async-queue.ts';
import type { LocalTable, Queues } from '../ports.ts';
import { CannotStartError } from '../preflight.ts';
import type { DataDirectory } from './directory.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import type { Kept } from './kept.ts';
import { FORMAT, type KeptState } from './state.ts';

/** The parts of the engine that have something to keep. */
export interface KeptParts {
  readonly tables: readonly LocalTable[];
  readonly clock: MovableClock;
  readonly scheduler: LocalScheduler;
  readonly asyncQueue: AsyncQueue;
  readonly queues: Queues & Kept<KeptState['deadLetters']>;
  readonly secrets: LocalSecrets;
  readonly ses: LocalSes;
  /** In the template's order. */
  readonly streams: readonly StreamSource[];
  readonly scheduledTargets: ScheduledTargets;
  readonly timeToLive: TimeToLive;
}

const definitionsOf = (tables: readonly LocalTable[]): KeptState['tables'] =>
  Object.fromEntries(tables.map((table) => [table.name, tableDefinitionOf(table)]));

/**
 * Rejects with `CannotStartError` where the directory's tables are not those of the template any more: DynamoDB Local
 * cannot be asked to change keys.
 */
export const checkTables = ({ path, former }: DataDirectory, tables: readonly LocalTable[]): void => {
  if (former === undefined) return;
  const changed = Object.entries(definitionsOf(tables)).find(
    ([name, definition]) => (former.state.tables[name] ?? definition) !== definition,
  );
  if (changed === undefined) return;
  throw new CannotStartError(
    `The data in ${path} is of another version of the stack, whose table ${changed[0]} had other keys, indexes or stream: choose another directory, or delete ${path} to begin anew.`,
  );
};

const streamKey = ({ name }: StreamSource, index: number): string => `${index} ${name}`;

const snapshotOf = (parts: KeptParts): KeptState => ({
  format: FORMAT,
  tables: definitionsOf(parts.tables),
  offsetMs: parts.clock.snapshot(),
  ...parts.scheduler.snapshot(),
  queuedEvents: parts.asyncQueue.snapshot(),
  deadLetters: parts.queues.snapshot(),
  secrets: parts.secrets.snapshot(),
  streams: Object.fromEntries(
    parts.streams.map((stream, index) => [streamKey(stream, index), stream.snapshot()]),
  ),
  scheduledTargets: parts.scheduledTargets.snapshot(),
  expiredAt: parts.timeToLive.snapshot(),
});

const restore = (parts: KeptParts, { state, mails }: NonNullable<DataDirectory['former']>): void => {
  parts.clock.restore(state.offsetMs);
  parts.scheduler.restore(state);
  parts.asyncQueue.restore(state.queuedEvents);
  parts.queues.restore(state.deadLetters);
  parts.secrets.restore(state.secrets);
  parts.ses.restore(mails);
  parts.streams.forEach((stream, index) => stream.restore(state.streams[streamKey(stream, index)]));
  parts.scheduledTargets.restore(state.scheduledTargets);
  parts.timeToLive.restore(state.expiredAt);
};

/**
 * Gives the parts what the directory holds, and from then on keeps there what they come to. Resolves once that has been
 * written for the first time.
 */
export const keepEngine = async (
  parts: KeptParts,
  directory: DataDirectory,
  onError: (error: unknown) => void,
): Promise<Keeper> => {
  if (directory.former !== undefined) restore(parts, directory.former);
  const save = () => directory.save(snapshotOf(parts), parts.ses.mailbox());
  await save();
  return createKeeper(save, onError);
};

/** Answers only once what it did is written down, so that no kill can take back what a caller was told. */
export const keptService = (service: AwsService, keeper: Keeper | undefined): AwsService =>
  keeper === undefined
    ? service
    : {
        ...service,
        answer: async (...call) => {
          const answer = await service.answer(...call);
          await keeper.saved();
          return answer;
        },
      };
