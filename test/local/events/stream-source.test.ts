import { START } from '../fixtures/clock.ts';
import { batchLength } from '../../../local/events/batch.ts';
import type { DeliveryFault } from '../../../local/faults/fault.ts';
import { itemFailures, onlyLetters, startStream, THROTTLED } from '../fixtures/stream.ts';

const fail = () => {
  throw new Error('broken');
};
const failOn = (letter: string) => (batch: readonly string[]) =>
  batch.includes(letter) ? fail() : undefined;

describe('a stream source', () => {
  it('hands over the records in order, in batches of the size that is set', async () => {
    const { source, batches, write } = startStream({ batchSize: 3 });
    write('abcdefgh');
    expect(await source.catchUp()).toBe(true);
    expect(batches).toEqual(['abc', 'def', 'gh']);
    expect(await source.catchUp()).toBe(false);
  });

  it('hands over only what one of its filters lets through', async () => {
    const { source, batches, write } = startStream({ filters: [onlyLetters('b'), onlyLetters('d')] });
    write('abcd');
    await source.catchUp();
    expect(batches).toEqual(['bd']);
  });

  it('does not wake the function for records that no filter lets through', async () => {
    const { source, batches, write } = startStream({ filters: [onlyLetters('z')], batchingWindowMs: 5000 });
    write('abcd');
    await source.catchUp();
    expect(batches).toEqual([]);
    expect(source.nextDueAt()).toBeUndefined();
  });

  it('gathers a batch until its window ends', async () => {
    const { clock, source, batches, write } = startStream({ batchingWindowMs: 5000 });
    write('a');
    await source.catchUp();
    clock.moveTo(START + 4000);
    write('b');
    await source.catchUp();
    expect(batches).toEqual([]);
    expect(source.nextDueAt()).toBe(START + 5000);
    clock.moveTo(START + 5000);
    await source.fireDue(START + 5000);
    await source.catchUp();
    expect(batches).toEqual(['ab']);
  });

  it('does not wait for the window where the batch is full', async () => {
    const { source, batches, write } = startStream({ batchingWindowMs: 5000, batchSize: 2 });
    write('abc');
    await source.catchUp();
    expect(batches).toEqual(['ab']);
  });

  it('hands over records as Lambda does', async () => {
    const { source, events, write } = startStream();
    write('a');
    await source.catchUp();
    expect(events).toEqual([
      {
        Records: [
          {
            eventName: 'INSERT',
            eventSource: 'aws:dynamodb',
            awsRegion: 'eu-central-1',
            eventSourceARN: 'arn:stream',
            dynamodb: {
              ApproximateCreationDateTime: START / 1000,
              SequenceNumber: '00a',
              NewImage: { id: { S: 'a' } },
            },
          },
        ],
      },
    ]);
  });

  it('forgets what it holds when it is reset, and passes over what is in the stream', async () => {
    const { source, batches, write } = startStream({ batchingWindowMs: 5000 });
    write('a');
    await source.catchUp();
    write('b');
    await source.reset();
    expect(source.nextDueAt()).toBeUndefined();
    await source.catchUp();
    expect(batches).toEqual([]);
  });
});

describe('a batch that fails', () => {
  it('is tried again with growing delays, while later records wait', async () => {
    let failures = 2;
    const { source, batches, write, fireAll } = startStream({ batchSize: 2 }, () => failures-- > 0 && fail());
    write('abcd');
    await source.catchUp();
    expect(batches).toEqual(['ab']);
    expect(await fireAll()).toEqual([1, 3]);
    expect(batches).toEqual(['ab', 'ab', 'ab', 'cd']);
  });

  it('goes to the failure queue after its retries: where it is, not what is in it', async () => {
    const { source, batches, deadLetters, write, fireAll } = startStream({ batchSize: 2 }, failOn('a'));
    write('abc');
    await source.catchUp();
    await fireAll();
    expect(batches).toEqual(['ab', 'ab', 'ab', 'c']);
    expect(deadLetters).toEqual([
      {
        queue: 'arn:failures',
        version: '1.0',
        timestamp: '2026-11-21T10:00:03.000Z',
        requestContext: {
          requestId: 'request',
          functionArn: 'arn:function:schedule',
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 3,
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        DDBStreamBatchInfo: {
          shardId: 'shard-1',
          startSequenceNumber: '00a',
          endSequenceNumber: '00b',
          approximateArrivalOfFirstRecord: '2026-11-21T10:00:00.000Z',
          approximateArrivalOfLastRecord: '2026-11-21T10:00:00.000Z',
          batchSize: 2,
          streamArn: 'arn:stream',
        },
      },
    ]);
  });

  it('is given up where its oldest record would become too old', async () => {
    const { source, deadLetters, write, fireAll } = startStream(
      { maxRetryAttempts: 100, maxRecordAgeMs: 10_000 },
      fail,
    );
    write('a');
    await source.catchUp();
    expect(await fireAll()).toEqual([1, 3, 7]);
    expect(deadLetters).toMatchObject([{ requestContext: { condition: 'RecordAgeExceeded' } }]);
  });

  it('is split until the bad record is alone, and only that one is given up', async () => {
    const { source, batches, deadLetters, write, fireAll } = startStream({ isBisecting: true }, failOn('c'));
    write('abcd');
    await source.catchUp();
    await fireAll();
    expect(batches).toEqual(['abcd', 'ab', 'cd', 'c', 'c', 'c', 'd']);
    expect(deadLetters).toMatchObject([
      {
        requestContext: { approximateInvokeCount: 3 },
        DDBStreamBatchInfo: { startSequenceNumber: '00c', batchSize: 1 },
      },
    ]);
  });
});

describe('a batch with failures that the function reports', () => {
  const reporting = { reportsItemFailures: true, maxRetryAttempts: 2 };
  const report = (letter: string) => (batch: readonly string[]) =>
    batch.includes(letter) ? itemFailures(letter) : itemFailures();

  it('is tried again from the first failure on', async () => {
    const { source, batches, write, fireAll } = startStream(reporting, report('c'));
    write('abcd');
    await source.catchUp();
    await fireAll();
    expect(batches).toEqual(['abcd', 'cd', 'cd']);
  });

  it('is split at the failure where splitting is on, which takes no retry', async () => {
    const { source, batches, write, fireAll } = startStream({ ...reporting, isBisecting: true }, report('c'));
    write('abcd');
    await source.catchUp();
    await fireAll();
    expect(batches).toEqual(['abcd', 'cd', 'cd', 'cd']);
  });

  it('counts from the first of several failures, in whatever order they are named', async () => {
    const { source, batches, write } = startStream({ ...reporting, isBisecting: true }, (batch) =>
      batch.length === 4 ? itemFailures('d', 'b') : undefined,
    );
    write('abcd');
    await source.catchUp();
    expect(batches).toEqual(['abcd', 'bcd']);
  });

  it('fails as a whole where the identifier is not one of the batch', async () => {
    const { source, batches, write, fireAll } = startStream({ ...reporting, maxRetryAttempts: 1 }, () =>
      itemFailures('z'),
    );
    write('ab');
    await source.catchUp();
    await fireAll();
    expect(batches).toEqual(['ab', 'ab']);
  });

  it.each([undefined, null, {}, { batchItemFailures: [] }, 'done'])('has none in %j', async (answer) => {
    const { source, batches, write } = startStream(reporting, () => answer);
    write('ab');
    await source.catchUp();
    expect(batches).toEqual(['ab']);
    expect(source.nextDueAt()).toBeUndefined();
  });

  it('is done where the source does not ask for reports', async () => {
    const { source, batches, write } = startStream({}, report('a'));
    write('ab');
    await source.catchUp();
    expect(batches).toEqual(['ab']);
    expect(source.nextDueAt()).toBeUndefined();
  });
});

describe('a batch that finds no free copy of the function', () => {
  it('waits and comes again, which takes none of its retries', async () => {
    let tries = 0;
    const { source, batches, write, fireAll } = startStream({ maxRetryAttempts: 0 }, () => {
      if (++tries < 4) throw THROTTLED;
      return undefined;
    });
    write('ab');
    await source.catchUp();
    expect(await fireAll()).toEqual([1, 3, 7]);
    expect(batches).toEqual(['ab', 'ab', 'ab', 'ab']);
  });

  it('is given up only where it becomes too old', async () => {
    const { source, deadLetters, write, fireAll } = startStream({ maxRecordAgeMs: 10_000 }, () => {
      throw THROTTLED;
    });
    write('a');
    await source.catchUp();
    await fireAll();
    expect(deadLetters).toMatchObject([
      { requestContext: { condition: 'RecordAgeExceeded', approximateInvokeCount: 0 } },
    ]);
    expect(deadLetters[0]).not.toHaveProperty('responseContext');
  });
});

describe('a batch that a fault meets', () => {
  const met = (delivery: DeliveryFault['delivery'], answer: () => unknown = () => undefined) => {
    let left = 1;
    return startStream({}, answer, () =>
      left-- > 0 ? { kind: 'delivery', hop: 'stream', delivery, delayS: 60, count: 1 } : undefined,
    );
  };

  it('comes once more though it went well', async () => {
    const { source, batches, write } = met('doubled');
    write('ab');
    await source.catchUp();
    write('c');
    await source.catchUp();
    expect(batches).toEqual(['ab', 'ab', 'c']);
  });

  it('comes late, and holds up what is behind it', async () => {
    const { source, batches, write, fireAll } = met('late');
    write('ab');
    await source.catchUp();
    write('c');
    await source.catchUp();
    expect(batches).toEqual([]);
    expect(await fireAll()).toEqual([60]);
    expect(batches).toEqual(['ab', 'c']);
  });
});

describe('one batch', () => {
  const record = (bytes: number) => ({
    sequenceNumber: '1',
    shardId: 's',
    arrivedAt: START,
    bytes,
    event: {},
  });
  const MB = 1024 * 1024;

  it.each([
    [[MB, MB, MB], 10, 3],
    [[MB, MB, MB], 2, 2],
    [[4 * MB, 2 * MB, 1], 10, 2],
    [[7 * MB, 1], 10, 1],
  ])('of records of %j bytes and at most %i records holds %i', (sizes, batchSize, length) => {
    expect(batchLength(sizes.map(record), batchSize)).toBe(length);
  });
});
