import { createAsyncQueue } from '../../../local/lambda/async-queue.ts';
import type { DeliveryFault } from '../../../local/faults/fault.ts';
import type { Cause, RunOutcome } from '../../../local/lambda/runtime.ts';
import { functionModel } from '../fixtures/function-model.ts';
import { START, stillClock } from '../fixtures/clock.ts';
import type { AsyncInvocationModel } from '../../../local/stack/model.ts';

const error = { errorType: 'Error', errorMessage: 'broken', trace: [] };
const MINUTE = 60_000;

const setUp = (
  settings: Partial<AsyncInvocationModel> = {},
  failures = Infinity,
  { fault, throttles = 0 }: { fault?: DeliveryFault; throttles?: number } = {},
) => {
  const clock = stillClock();
  const runs: { event: unknown; minute: number }[] = [];
  const throttled: number[] = [];
  const requestIds: unknown[] = [];
  const letters: { queue: string; body: unknown; attributes: unknown }[] = [];
  const run = async (_: string, event: unknown, cause: Cause): Promise<RunOutcome> => {
    requestIds.push(cause.requestId);
    if (throttled.length < throttles) {
      throttled.push((clock.now() - START) / 1000);
      return { kind: 'throttled', requestId: 'request-0' };
    }
    runs.push({ event, minute: (clock.now() - START) / MINUTE });
    return runs.length <= failures
      ? { kind: 'error', requestId: `request-${runs.length}`, error }
      : { kind: 'success', requestId: 'request', payload: null };
  };
  const asyncInvocation = {
    maxRetryAttempts: 2,
    maxEventAgeMs: 360 * MINUTE,
    onFailureArn: 'arn:failures',
    ...settings,
  };
  const queue = createAsyncQueue({
    functions: [functionModel({ asyncInvocation })],
    runtime: { run },
    clock,
    faultOn: () => fault,
    queuesOf: () => ({
      send: (arn, body, attributes) => void letters.push({ queue: arn, body: JSON.parse(body), attributes }),
    }),
  });
  const settle = async () => {
    while (!queue.isIdle()) await new Promise((resolve) => setImmediate(resolve));
  };
  const fireAll = async () => {
    await settle();
    for (let due = queue.nextDueAt(); due !== undefined; due = queue.nextDueAt()) {
      clock.moveTo(due);
      await queue.fireDue(due);
      await settle();
    }
  };
  return { queue, runs, letters, fireAll, throttled, requestIds };
};

describe('an event that is queued for a function', () => {
  it('is handled at once, and no more where that worked', async () => {
    const { queue, runs, fireAll } = setUp({}, 0);
    queue.add('shop-recover', { id: 1 }, 'timer');
    expect(queue.isIdle()).toBe(false);
    await fireAll();
    expect(runs).toEqual([{ event: { id: 1 }, minute: 0 }]);
  });

  it('is tried again after one minute and after two more', async () => {
    const { queue, runs, letters, fireAll } = setUp({}, 2);
    queue.add('shop-recover', {}, 'timer');
    await fireAll();
    expect(runs.map(({ minute }) => minute)).toEqual([0, 1, 3]);
    expect(letters).toEqual([]);
  });

  it('goes with its story to the destination for failures in the end', async () => {
    const { queue, letters, fireAll } = setUp();
    queue.add('shop-recover', { id: 1 }, 'timer');
    await fireAll();
    expect(letters).toEqual([
      {
        queue: 'arn:failures',
        attributes: undefined,
        body: {
          version: '1.0',
          timestamp: '2026-11-21T10:03:00.000Z',
          requestContext: {
            requestId: 'request-3',
            functionArn: 'arn:aws:lambda:eu-central-1:000000000000:function:shop-recover:$LATEST',
            condition: 'RetriesExhausted',
            approximateInvokeCount: 3,
          },
          requestPayload: { id: 1 },
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          responsePayload: error,
        },
      },
    ]);
  });

  it('is tried as often as the function allows', async () => {
    const { queue, runs, letters, fireAll } = setUp({ maxRetryAttempts: 0 });
    queue.add('shop-recover', {}, 'timer');
    await fireAll();
    expect(runs).toHaveLength(1);
    expect(letters).toHaveLength(1);
  });

  it('is given up where it would become too old', async () => {
    const { queue, runs, letters, fireAll } = setUp({ maxEventAgeMs: 2 * MINUTE });
    queue.add('shop-recover', {}, 'timer');
    await fireAll();
    expect(runs.map(({ minute }) => minute)).toEqual([0, 1]);
    expect(letters).toMatchObject([{ body: { requestContext: { condition: 'EventAgeExceeded' } } }]);
  });

  it('goes as it is to a dead-letter queue', async () => {
    const { queue, letters, fireAll } = setUp({ onFailureArn: undefined, deadLetterArn: 'arn:dead' });
    queue.add('shop-recover', { id: 1 }, 'timer');
    await fireAll();
    expect(letters).toEqual([
      {
        queue: 'arn:dead',
        body: { id: 1 },
        attributes: { RequestID: 'request-3', ErrorCode: '200', ErrorMessage: 'broken' },
      },
    ]);
  });

  it('is forgotten with a reset, also one that is just being handled', async () => {
    const { queue, runs, letters, fireAll } = setUp();
    queue.add('shop-recover', {}, 'timer');
    queue.reset();
    await fireAll();
    expect(runs).toHaveLength(1);
    expect(letters).toEqual([]);
  });

  it('keeps its request id over all tries', async () => {
    const { queue, requestIds, fireAll } = setUp();
    queue.add('shop-recover', {}, 'timer');
    await fireAll();
    expect(requestIds).toEqual([undefined, 'request-1', 'request-2']);
  });

  it('that finds no free copy waits longer each time, which takes none of its tries', async () => {
    const { queue, runs, throttled, letters, fireAll } = setUp({}, Infinity, { throttles: 10 });
    queue.add('shop-recover', {}, 'timer');
    await fireAll();
    expect(throttled).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 511]);
    expect(runs).toHaveLength(3);
    expect(letters).toMatchObject([{ body: { requestContext: { condition: 'RetriesExhausted' } } }]);
  });

  it('that finds none until it is too old is given up, and there is no answer to tell of', async () => {
    const settings = { maxEventAgeMs: 2 * MINUTE, deadLetterArn: 'arn:dead' };
    const { queue, letters, fireAll } = setUp(settings, 0, { throttles: Infinity });
    queue.add('shop-recover', { id: 1 }, 'timer');
    await fireAll();
    const [record, event] = letters;
    expect(record?.body).toMatchObject({
      requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 0 },
      requestPayload: { id: 1 },
    });
    expect(record?.body).not.toHaveProperty('responsePayload');
    expect(event).toMatchObject({ body: { id: 1 }, attributes: { ErrorCode: '429' } });
  });

  it.each<[DeliveryFault['delivery'], readonly number[]]>([
    ['lost', []],
    ['doubled', [0, 0]],
    ['late', [5]],
  ])('and is %s by a fault is handled at the minutes %j', async (delivery, minutes) => {
    const fault = { kind: 'delivery', hop: 'async', delivery, delayS: 300, count: 1 } as const;
    const { queue, runs, fireAll } = setUp({}, 0, { fault });
    queue.add('shop-recover', {}, 'timer');
    await fireAll();
    expect(runs.map(({ minute }) => minute)).toEqual(minutes);
  });

  it('is refused where it is larger than a megabyte', () => {
    const { queue, runs } = setUp({}, 0);
    queue.add('shop-recover', 'x'.repeat(1024 * 1024 - 2), 'timer');
    expect(() => queue.add('shop-recover', 'x'.repeat(1024 * 1024 - 1), 'timer')).toThrow('too large');
    expect(runs).toHaveLength(1);
  });

  it('must be for a function of the template', () => {
    expect(() => setUp().queue.add('nobody', {}, 'timer')).toThrow('the template has no function nobody');
  });
});
