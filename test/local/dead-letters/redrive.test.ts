import { createDeadLetters } from '../../../local/dead-letters/redrive.ts';
import type { RedriveOutcome } from '../../../local/events/stream-redrive.ts';
import type { DeadLetter } from '../../../local/ports.ts';
import { functionModel } from '../fixtures/function-model.ts';
import { START, stillClock } from '../fixtures/clock.ts';

const DAY = 86_400_000;
const recover = functionModel({
  asyncInvocation: { maxRetryAttempts: 2, maxEventAgeMs: DAY, deadLetterArn: 'arn:dead' },
});
const timer = { checkoutId: 'abc', step: 'help' };

const requestContext = {
  functionArn: `${recover.arn}:$LATEST`,
  condition: 'RetriesExhausted',
  approximateInvokeCount: 3,
};
const letters = {
  async: {
    body: {
      version: '1.0',
      requestContext,
      requestPayload: timer,
      responsePayload: { errorType: 'TypeError', errorMessage: 'broken' },
    },
  },
  event: {
    queue: 'dead',
    body: timer,
    attributes: { RequestID: 'id', ErrorCode: '200', ErrorMessage: 'broken' },
  },
  timer: {
    body: timer,
    attributes: {
      TARGET_ARN: recover.arn,
      SCHEDULE_ARN: 'arn:timer',
      ERROR_CODE: 'ThrottlingException',
      RETRY_ATTEMPTS: '10',
    },
  },
  rule: {
    body: { detail: { mail: 'abc' } },
    attributes: { TARGET_ARN: recover.arn, RULE_ARN: 'arn:rule', ERROR_CODE: 'NO_PERMISSIONS' },
  },
  stream: {
    body: {
      requestContext: { ...requestContext, functionArn: recover.arn },
      DDBStreamBatchInfo: {
        shardId: 'shard-1',
        startSequenceNumber: '001',
        endSequenceNumber: '003',
        approximateArrivalOfFirstRecord: new Date(START).toISOString(),
        batchSize: 2,
      },
    },
  },
  stranger: { body: 'hello' },
} satisfies Record<string, Partial<DeadLetter>>;

const setUp = (kind: keyof typeof letters, reread: RedriveOutcome = { kind: 'done' }) => {
  const clock = stillClock();
  const kept: DeadLetter[] = [{ id: '1', queue: 'failures', at: START, attributes: {}, ...letters[kind] }];
  const invoked: unknown[] = [];
  const ranges: unknown[] = [];
  const recorded: unknown[] = [];
  const deadLetters = createDeadLetters({
    model: {
      functions: [recover],
      resources: { queues: [{ name: 'dead', arn: 'arn:dead' }] } as never,
      scheduledTargets: [],
      rules: [
        {
          name: 'rule',
          arn: 'arn:rule',
          pattern: () => true,
          targets: [{ functionName: recover.name, input: { kind: 'path', path: '$.detail' } }],
        },
      ],
    },
    queues: { list: () => kept, remove: (id) => id === '1' && kept.splice(0).length > 0 },
    invoker: { invokeAsync: (...call) => void invoked.push(call) },
    clock,
    redriveRange: () => async (range) => {
      ranges.push(range);
      return reread;
    },
    record: (happened) => void recorded.push(happened),
  });
  return { clock, deadLetters, invoked, kept, ranges, recorded };
};

describe('a dead letter', () => {
  it.each([
    ['async', 'recover gave it up after 3 tries: TypeError: broken.', timer],
    ['event', 'recover gave it up: broken.', timer],
    ['timer', 'A timer that could not be handed to recover, tried 11 times: ThrottlingException.', timer],
    ['rule', 'An event that could not be handed to recover: NO_PERMISSIONS.', { mail: 'abc' }],
  ] as const)('of the kind %s says what it is and is handed to its function', async (kind, text, event) => {
    const { deadLetters, invoked, kept, recorded } = setUp(kind);
    expect(deadLetters.list()).toMatchObject([{ id: '1', text, isRedrivable: true }]);
    expect(await deadLetters.redrive('1')).toEqual({ kind: 'done' });
    expect(invoked).toEqual([['shop-recover', event, 'redrive']]);
    expect(kept).toEqual([]);
    expect(recorded).toMatchObject([{ kind: 'redriven', letter: '1' }]);
  });

  it('of a stream is read again where it lies', async () => {
    const { deadLetters, kept, ranges } = setUp('stream');
    expect(deadLetters.list()).toMatchObject([
      { text: 'recover gave up 2 changes of the table, tried 3 times.', isRedrivable: true },
    ]);
    expect(await deadLetters.redrive('1')).toEqual({ kind: 'done' });
    expect(ranges).toMatchObject([
      { shardId: 'shard-1', startSequenceNumber: '001', endSequenceNumber: '003' },
    ]);
    expect(kept).toEqual([]);
  });

  it('is handed in once, however often somebody asks while that is under way', async () => {
    const { deadLetters, ranges } = setUp('stream');
    const outcomes = await Promise.all([deadLetters.redrive('1'), deadLetters.redrive('1')]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['done', 'failed']);
    expect(ranges).toHaveLength(1);
  });

  it('stays where it fails again', async () => {
    const { deadLetters, kept, recorded } = setUp('stream', { kind: 'failed', message: 'it failed again' });
    expect(await deadLetters.redrive('1')).toEqual({ kind: 'failed', message: 'it failed again' });
    expect(kept).toHaveLength(1);
    expect(recorded).toEqual([]);
  });

  it('of a stream is of no use once the stream has forgotten the records', async () => {
    const { clock, deadLetters, ranges } = setUp('stream');
    clock.moveTo(START + DAY + 1);
    expect(deadLetters.list()).toMatchObject([
      { isRedrivable: false, text: expect.stringContaining('the sweep makes the missing timers') },
    ]);
    expect(await deadLetters.redrive('1')).toMatchObject({ kind: 'failed' });
    expect(ranges).toEqual([]);
  });

  it('that nobody knows, or that is not there, cannot be handed in', async () => {
    const { deadLetters, kept } = setUp('stranger');
    expect(deadLetters.list()).toMatchObject([{ isRedrivable: false }]);
    expect(await deadLetters.redrive('1')).toMatchObject({ kind: 'failed' });
    expect(await deadLetters.redrive('2')).toMatchObject({ kind: 'failed' });
    expect(kept).toHaveLength(1);
  });
});
