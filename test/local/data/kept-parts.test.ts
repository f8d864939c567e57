import { CreateScheduleCommand } from '@aws-sdk/client-scheduler';
import { schedule } from '../aws/schedule-input.ts';
import { eachWithLocalAws, startLocalAws } from '../aws/harness.ts';
import { functionModel } from '../fixtures/function-model.ts';
import { stillClock } from '../fixtures/clock.ts';
import { startStream } from '../fixtures/stream.ts';
import { createAsyncQueue } from '../../../local/lambda/async-queue.ts';
import type { RunOutcome } from '../../../local/lambda/runtime.ts';

/** As it comes back from disk. */
const written = <State>(state: State): State => JSON.parse(JSON.stringify(state)) as State;

const TWO_HOURS = 7_200_000;
const MINUTE = 60_000;

describe('after a restart', () => {
  const former = eachWithLocalAws();
  let next: Awaited<ReturnType<typeof startLocalAws>>;

  beforeEach(async () => {
    next = await startLocalAws();
  });
  afterEach(() => next.endpoint.stop());

  const restart = () => {
    next.time.now = former.aws.time.now;
    next.scheduler.restore(written(former.aws.scheduler.snapshot()));
    next.queues.restore(written(former.aws.queues.snapshot()));
    next.secrets.restore(written(former.aws.secrets.snapshot()));
  };
  const fire = async (aws: typeof next, afterMs: number) => {
    aws.time.now += afterMs;
    await aws.scheduler.fireDue(aws.time.now);
  };

  it('a timer fires that was set before, once', async () => {
    await former.aws.clients.scheduler.send(new CreateScheduleCommand(schedule()));
    restart();
    await fire(next, TWO_HOURS);
    expect(next.invocations).toHaveLength(1);
    restart();
    expect(next.scheduler.timers()).toHaveLength(1);
  });

  it('a timer does not fire that has fired before', async () => {
    await former.aws.clients.scheduler.send(
      new CreateScheduleCommand(schedule({ ActionAfterCompletion: 'NONE' })),
    );
    await fire(former.aws, TWO_HOURS);
    restart();
    await fire(next, TWO_HOURS);
    expect(next.invocations).toEqual([]);
  });

  it('a timer that could not be delivered is tried again, and then gone', async () => {
    await former.aws.clients.scheduler.send(new CreateScheduleCommand(schedule()));
    former.aws.broken.invoker = true;
    await fire(former.aws, TWO_HOURS);
    restart();
    expect(next.scheduler.nextDueAt()).toBe(next.time.now + MINUTE);
    await fire(next, MINUTE);
    expect(next.invocations).toHaveLength(1);
    expect(next.scheduler.timers()).toEqual([]);
    expect(next.scheduler.nextDueAt()).toBeUndefined();
  });

  it('secrets and dead letters are what they were', () => {
    former.aws.queues.send('arn:aws:sqs:eu-central-1:123456789012:shop-undelivered', '{"step":"help"}');
    restart();
    expect(next.secrets.valueOf('shop-links')).toBe(former.aws.secrets.valueOf('shop-links'));
    expect(next.queues.list()).toEqual(former.aws.queues.list());
  });
});

describe('an event that Lambda has queued', () => {
  const setUp = (run: (event: unknown) => Promise<RunOutcome>) => {
    const clock = stillClock();
    const queue = createAsyncQueue({
      functions: [functionModel()],
      runtime: { run: (_, event) => run(event) },
      clock,
      faultOn: () => undefined,
      queuesOf: () => ({ send: () => undefined }),
    });
    return { clock, queue };
  };

  it('is run after a restart if it was in work or waited for its next try, and not if it was done', async () => {
    const { queue } = setUp(async (event) => {
      if (event === 'in work') return new Promise(() => undefined);
      return event === 'done'
        ? { kind: 'success', requestId: 'r', payload: null }
        : { kind: 'error', requestId: 'r', error: { errorType: 'Error', errorMessage: 'no' } };
    });
    for (const event of ['in work', 'waits', 'done']) queue.add('shop-recover', event, 'timer');
    await new Promise((resolve) => setImmediate(resolve));

    const ran: unknown[] = [];
    const next = setUp(async (event) => {
      ran.push(event);
      return { kind: 'success', requestId: 'r', payload: null };
    });
    next.queue.restore(written(queue.snapshot()));
    await next.queue.fireDue(next.clock.now());
    expect(ran).toEqual(['in work']);
    await next.queue.fireDue(next.clock.now() + MINUTE);
    expect(ran).toEqual(['in work', 'waits']);
    expect(next.queue.snapshot()).toEqual([]);
  });
});

describe('a stream', () => {
  it('goes on behind the last record that was handed over', async () => {
    const { source, write } = startStream();
    expect(source.snapshot()).toBeUndefined();
    write('ab');
    await source.catchUp();
    const position = { shardId: 'shard-1', sequenceNumber: '00b', from: 'after' };
    expect(source.snapshot()).toEqual(position);

    const next = startStream();
    next.source.restore(written(source.snapshot()));
    expect(next.begunFrom).toEqual([position]);
    expect(next.source.snapshot()).toEqual(position);
  });

  it.each([
    ['in work or tried again', {}],
    ['waiting for company', { batchingWindowMs: MINUTE }],
  ])('goes on with the first record that is %s', async (_, settings) => {
    const { source, write } = startStream(settings, (ids) => {
      if (ids.includes('b')) throw new Error('no');
    });
    write('a');
    await source.catchUp();
    write('bc');
    await source.catchUp();
    const first = 'batchingWindowMs' in settings ? '00a' : '00b';
    expect(source.snapshot()).toEqual({ shardId: 'shard-1', sequenceNumber: first, from: 'at' });
  });
});
