import type { CatchesUp } from '../clock/idle.ts';
import type { Kept } from '../data/kept.ts';
import { delaysOf, type FaultOn } from '../faults/delays.ts';
import type { RecordStream } from '../journal/record-stream.ts';
import type { RunOutcome, Runtime } from '../lambda/runtime.ts';
import type { Activity, DueSource, LocalClock, LocalFunctionRef, Queues } from '../ports.ts';
import type { StreamSourceModel } from '../stack/model.ts';
import { batchLength, failureRecord, judgeBatch, type Batch } from './batch.ts';
import type { ShardReader, ShardRecords } from './shard-reader.ts';
import type { StreamPosition } from './stream-position.ts';
import { toStreamRecord, type StreamRecord } from './stream-record.ts';

/** Lambda's poller for one stream: filters, gathers batches, hands them over one at a time and in order. */
export interface StreamSource extends Activity, DueSource, CatchesUp, Kept<StreamPosition | undefined> {
  /** Table and function. */
  readonly name: string;
  /** Reads on, now rather than at the next turn. */
  poll(): Promise<void>;
  /** Forgets all it holds, and passes over what is in the stream by now. */
  reset(): Promise<void>;
}

interface StreamSourceOptions {
  readonly model: StreamSourceModel;
  readonly functionRef: Pick<LocalFunctionRef, 'arn' | 'shortName'>;
  readonly region: string;
  readonly reader: ShardReader;
  readonly runtime: Pick<Runtime, 'run'>;
  readonly clock: LocalClock;
  readonly queues: Pick<Queues, 'send'>;
  readonly record: RecordStream;
  readonly faultOn: FaultOn;
}

const positionBehind = ({ shardId, records }: ShardRecords): StreamPosition | undefined => {
  const sequenceNumber = records.at(-1)?.dynamodb?.SequenceNumber;
  return sequenceNumber === undefined ? undefined : { shardId, sequenceNumber, from: 'after' };
};

export const createStreamSource = (options: StreamSourceOptions): StreamSource => {
  const { model, functionRef, region, reader, runtime, clock, queues, record, faultOn } = options;
  let life = 0;
  /** Matched and waiting for company. */
  let gathered: readonly StreamRecord[] = [];
  /** Batches on their way, the first of them next; more than one only after a split. */
  let batches: readonly Batch[] = [];
  let handingOver: Promise<void> | undefined;
  let lastRead: Promise<unknown> = Promise.resolve();
  let isPollWaiting = false;
  /** Behind the last record that was read. */
  let lastPosition: StreamPosition | undefined;

  const discard = (batch: Batch, outcome: RunOutcome, condition: Parameters<typeof failureRecord>[1]) => {
    if (model.onFailureArn === undefined) return;
    const letter = failureRecord(batch, condition, outcome, functionRef.arn, model.streamArn, clock.now());
    queues.send(model.onFailureArn, JSON.stringify(letter));
  };

  const isBatchDue = (): boolean => {
    const first = gathered[0];
    if (first === undefined) return false;
    const length = batchLength(gathered, model.batchSize);
    const isFull = length === model.batchSize || length < gathered.length;
    return isFull || clock.now() >= first.arrivedAt + model.batchingWindowMs;
  };

  const nextBatch = (): Batch | undefined => {
    if (batches.length === 0 && isBatchDue()) {
      const length = batchLength(gathered, model.batchSize);
      batches = [{ records: gathered.slice(0, length), attempts: 0, throttles: 0, dueAt: clock.now() }];
      gathered = gathered.slice(length);
    }
    const [batch] = batches;
    return batch !== undefined && batch.dueAt <= clock.now() ? batch : undefined;
  };

  const handOverOne = async (batch: Batch): Promise<void> => {
    const begunIn = life;
    const fault = batch.isSpared === true ? undefined : faultOn(model.functionName);
    const [delayMs = 0, ...again] = delaysOf(fault);
    if (delayMs > 0) {
      batches = [{ ...batch, isSpared: true, dueAt: clock.now() + delayMs }, ...batches.slice(1)];
      return;
    }
    const outcome = await runtime.run(
      model.functionName,
      { Records: batch.records.map(({ event }) => event) },
      { trigger: 'stream', attempt: batch.attempts + 1 },
    );
    if (begunIn !== life) return;
    const verdict = judgeBatch(batch, outcome, model, clock.now());
    const repeated = verdict.kind === 'done' ? again.map(() => ({ ...batch, isSpared: true })) : [];
    const retried = verdict.kind === 'retry' ? verdict.batches : [];
    batches = [...repeated, ...retried, ...batches.slice(1)];
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
      lastPosition = positionBehind({ shardId, records }) ?? lastPosition;
      record(records, matched.length);
      return records.length > 0;
    });
    lastRead = read.catch(() => undefined);
    return read;
  };

  return {
    name: `${model.tableName}/${model.functionName}`,
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
    due: () => {
      const waiting = batches.map(({ records, attempts, dueAt }) => ({
        at: dueAt,
        attempt: attempts + 1,
        records: records.length,
      }));
      const [first] = gathered;
      const next = first && {
        at: first.arrivedAt + model.batchingWindowMs,
        attempt: 1,
        records: gathered.length,
      };
      return [...waiting, ...(next ? [next] : [])].map((work) => ({
        kind: 'stream',
        function: functionRef.shortName,
        ...work,
      }));
    },
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
    snapshot: () => {
      const next = batches[0]?.records[0] ?? gathered[0];
      return next === undefined
        ? lastPosition
        : { shardId: next.shardId, sequenceNumber: next.sequenceNumber, from: 'at' };
    },
    restore: (state) => {
      lastPosition = state;
      if (state !== undefined) reader.startFrom(state);
    },
  };
};
