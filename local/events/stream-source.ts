import type { CatchesUp } from '../clock/idle.ts';
import type { Runtime } from '../lambda/runtime.ts';
import type { InvocationOutcome } from '../lambda/worker.ts';
import type { Activity, DueSource, LocalClock, Queues } from '../ports.ts';
import type { StreamSourceModel } from '../stack/model.ts';
import { failureRecord, judgeBatch, type Batch } from './batch.ts';
import type { ShardReader } from './shard-reader.ts';
import { toStreamRecord, type StreamRecord } from './stream-record.ts';

/** Lambda's poller for one stream: filters, gathers batches, hands them over one at a time and in order. */
export interface StreamSource extends Activity, DueSource, CatchesUp {
  /** Reads on, now rather than at the next turn. */
  poll(): Promise<void>;
  /** Forgets all it holds, and passes over what is in the stream by now. */
  reset(): Promise<void>;
}

interface StreamSourceOptions {
  readonly model: StreamSourceModel;
  readonly functionArn: string;
  readonly region: string;
  readonly reader: ShardReader;
  readonly runtime: Pick<Runtime, 'run'>;
  readonly clock: LocalClock;
  readonly queues: Pick<Queues, 'send'>;
}

export const createStreamSource = (options: StreamSourceOptions): StreamSource => {
  const { model, functionArn, region, reader, runtime, clock, queues } = options;
  let life = 0;
  /** Matched and waiting for company. */
  let gathered: readonly StreamRecord[] = [];
  /** Batches on their way, the first of them next; more than one only after a split. */
  let batches: readonly Batch[] = [];
  let handingOver: Promise<void> | undefined;
  let lastRead: Promise<unknown> = Promise.resolve();
  let isPollWaiting = false;

  const discard = (
    batch: Batch,
    outcome: InvocationOutcome,
    condition: Parameters<typeof failureRecord>[1],
  ) => {
    if (model.onFailureArn === undefined) return;
    const record = failureRecord(batch, condition, outcome, functionArn, model.streamArn, clock.now());
    queues.send(model.onFailureArn, JSON.stringify(record));
  };

  const isBatchDue = (): boolean => {
    const first = gathered[0];
    if (first === undefined) return false;
    return gathered.length >= model.batchSize || clock.now() >= first.arrivedAt + model.batchingWindowMs;
  };

  const nextBatch = (): Batch | undefined => {
    if (batches.length === 0 && isBatchDue()) {
      batches = [{ records: gathered.slice(0, model.batchSize), attempts: 0, dueAt: clock.now() }];
      gathered = gathered.slice(model.batchSize);
    }
    const [batch] = batches;
    return batch !== undefined && batch.dueAt <= clock.now() ? batch : undefined;
  };

  const handOverOne = async (batch: Batch): Promise<void> => {
    const begunIn = life;
    const outcome = await runtime.run(model.functionName, {
      Records: batch.records.map(({ event }) => event),
    });
    if (begunIn !== life) return;
    const verdict = judgeBatch(batch, outcome, model, clock.now());
    batches = [...(verdict.kind === 'retry' ? verdict.batches : []), ...batches.slice(1)];
    if (verdict.kind === 'discard') discard(verdict.batch, outcome, verdict.condition);
  };

  const handOverAll = async (): Promise<void> => {
    for (let batch = nextBatch(); batch; batch = nextBatch()) await handOverOne(batch);
  };

  const handOverDue = (): Promise<void> => {
    handingOver ??= handOverAll().finally(() => {
      handingOver = undefined;
    });
    return handingOver;
  };

  /** One read at a time, since the reader goes forward with each. `true`: there was something. */
  const readOn = (): Promise<boolean> => {
    const read = lastRead.then(async () => {
      const { shardId, records } = await reader.read();
      const place = { streamArn: model.streamArn, region };
      const matched = records
        .map((record) => toStreamRecord(record, shardId, clock.now(), place))
        .filter(({ event }) => model.filters.length === 0 || model.filters.some((matches) => matches(event)));
      gathered = [...gathered, ...matched];
      return records.length > 0;
    });
    lastRead = read.catch(() => undefined);
    return read;
  };

  return {
    poll: async () => {
      // One that has not begun to read yet will see all that this one would.
      if (isPollWaiting) return;
      isPollWaiting = true;
      await lastRead;
      isPollWaiting = false;
      await readOn();
      void handOverDue();
    },
    catchUp: async () => {
      let hasRead = false;
      while (await readOn()) {
        hasRead = true;
        await handOverDue();
      }
      await handOverDue();
      return hasRead;
    },
    isIdle: () => handingOver === undefined,
    nextDueAt: () => {
      if (handingOver !== undefined) return undefined;
      const [batch] = batches;
      if (batch) return batch.dueAt;
      const [first] = gathered;
      return first === undefined ? undefined : first.arrivedAt + model.batchingWindowMs;
    },
    fireDue: () => {
      void handOverDue();
      return Promise.resolve();
    },
    reset: async () => {
      life++;
      while (await readOn()) gathered = [];
      gathered = [];
      batches = [];
    },
  };
};
