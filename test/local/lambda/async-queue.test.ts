import { createAsyncQueue } from '../../../local/lambda/async-queue.ts';
import type { InvocationOutcome } from '../../../local/lambda/worker.ts';
import { functionModel } from '../fixtures/function-model.ts';
import { START, stillClock } from '../fixtures/clock.ts';
import type { AsyncInvocationModel } from '../../../local/stack/model.ts';

const error = { errorType: 'Error', errorMessage: 'broken', trace: [] };
const MINUTE = 60_000;

const setUp = (settings: Partial<AsyncInvocationModel> = {}, failures = Infinity) => {
  const clock = stillClock();
  const runs: { event: unknown; minute: number }[] = [];
  const letters: { queue: string; body: unknown; attributes: unknown }[] = [];
  const run = async (_: string, event: unknown): Promise<InvocationOutcome> => {
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
    queues: {
      send: (arn, body, attributes) => void letters.push({ queue: arn, body: JSON.parse(body), attributes }),
    },
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
  return { queue, runs, letters, fireAll };
};

describe('an event that is queued for a function', () => {
  it('is handled at once, and no more where that worked', async () => {
    const { queue, runs, fireAll } = setUp({}, 0);
    queue.add('shop-recover', { id: 1 });
    expect(queue.isIdle()).toBe(false);
    await fireAll();
    expect(runs).toEqual([{ event: { id: 1 }, minute: 0 }]);
  });

  it('is tried again after one minute and after two more', async () => {
    const { queue, runs, letters, fireAll } = setUp({}, 2);
    queue.add('shop-recover', {});
    await fireAll();
    expect(runs.map(({ minute }) => minute)).toEqual([0, 1, 3]);
    expect(letters).toEqual([]);
  });

  it('goes with its story to the destination for failures in the end', async () => {
    const { queue, letters, fireAll } = setUp();
    queue.add('shop-recover', { id: 1 });
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
    queue.add('shop-recover', {});
    await fireAll();
    expect(runs).toHaveLength(1);
    expect(letters).toHaveLength(1);
  });

  it('is given up where it would become too old', async () => {
    const { queue, runs, letters, fireAll } = setUp({ maxEventAgeMs: 2 * MINUTE });
    queue.add('shop-recover', {});
    await fireAll();
    expect(runs.map(({ minute }) => minute)).toEqual([0, 1]);
    expect(letters).toMatchObject([{ body: { requestContext: { condition: 'EventAgeExceeded' } } }]);
  });

  it('goes as it is to a dead-letter queue', async () => {
    const { queue, letters, fireAll } = setUp({ onFailureArn: undefined, deadLetterArn: 'arn:dead' });
    queue.add('shop-recover', { id: 1 });
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
    queue.add('shop-recover', {});
    queue.reset();
    await fireAll();
    expect(runs).toHaveLength(1);
    expect(letters).toEqual([]);
  });

  it('must be for a function of the template', () => {
    expect(() => setUp().queue.add('nobody', {})).toThrow('the template has no function nobody');
  });
});
