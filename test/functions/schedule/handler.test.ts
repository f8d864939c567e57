import { marshall } from '@aws-sdk/util-dynamodb';
import type { Context, DynamoDBRecord } from 'aws-lambda';
import { createScheduleHandler } from '../../../functions/schedule/handler.ts';
import { createScheduleRecovery } from '../../../functions/schedule/schedule-recovery.ts';
import { createCaptureStore } from '../../../functions/shared/aws/capture-store.ts';
import { loadCheckout } from '../../../functions/shared/aws/load-checkout.ts';
import { createTimers } from '../../../functions/shared/aws/scheduler-timers.ts';
import { readStreamImage } from '../../../functions/shared/aws/stream-image.ts';
import { createTimerStore } from '../../../functions/shared/aws/timer-store.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../functions/shared/domain/time.ts';
import { timerName } from '../../../functions/shared/domain/timer.ts';
import type { Measure } from '../../../functions/shared/ports.ts';
import {
  aContactableSnapshot,
  aSnapshot,
  CHECKOUT_ID,
  CONSENT_RULES,
  RECIPIENT_KEY,
  RETENTION,
  STEPS,
  T0,
} from '../../support/builders.ts';
import { createTestTable } from '../../support/table.ts';
import { eachWithLocalAws, timerTarget } from '../../local/aws/harness.ts';

const ALLOWANCE_MS = 5 * MINUTE_MS;
const holder = eachWithLocalAws();

const setUp = async () => {
  const table = await createTestTable();
  const options = { client: table.client, tableName: table.name, retention: RETENTION };
  const counted: Measure[] = [];
  const capture = createCaptureStore(options);
  const logged: unknown[] = [];
  const log = (message: string, fields: unknown = {}) => void logged.push({ message, fields });
  const handler = createScheduleHandler({
    log: { info: log, warn: log, error: log },
    readImage: readStreamImage,
    scheduleRecovery: createScheduleRecovery({
      timers: createTimers(holder.aws.clients.scheduler, timerTarget),
      store: createTimerStore(options),
      sequence: { steps: [...STEPS], typingAllowanceMs: ALLOWANCE_MS },
      consent: CONSENT_RULES,
      clock: () => holder.aws.time.now,
      count: (measure) => void counted.push(measure),
    }),
  });
  let sequenceNumber = 0;
  /** A stream record with the item as it stands now. */
  const recordOf = async (checkoutId = CHECKOUT_ID): Promise<DynamoDBRecord> => {
    const item = await table.get(`checkout#${checkoutId}`);
    sequenceNumber += 1;
    return {
      eventSource: 'aws:dynamodb',
      eventName: 'MODIFY',
      dynamodb: {
        SequenceNumber: String(sequenceNumber),
        Keys: { pk: { S: `checkout#${checkoutId}` } },
        ...(item && { NewImage: marshall(item) as NonNullable<DynamoDBRecord['dynamodb']>['NewImage'] }),
      },
    };
  };
  return {
    ...{ table, capture, counted, recordOf, logged },
    consume: (records: DynamoDBRecord[]) => handler({ Records: records }, {} as Context),
    load: () => loadCheckout(table.client, table.name, CHECKOUT_ID, holder.aws.time.now),
    timers: () => holder.aws.scheduler.timers(),
    createCalls: () =>
      holder.aws.calls.list().find(({ operation }) => operation === 'CreateSchedule')?.count ?? 0,
  };
};

describe('the stream’s consumer', () => {
  it('arms the first timer for the delay after the last activity and a small allowance', async () => {
    const { capture, consume, recordOf, timers, load, counted } = await setUp();
    await capture.capture(aContactableSnapshot());
    expect(await consume([await recordOf()])).toEqual({ batchItemFailures: [] });
    expect(timers()).toEqual([
      {
        name: timerName({ checkoutId: CHECKOUT_ID, step: 'help', generation: 1 }),
        at: T0 + 2 * HOUR_MS + ALLOWANCE_MS,
        input: { checkoutId: CHECKOUT_ID, step: 'help', generation: 1 },
      },
    ]);
    expect(await load()).toMatchObject({ timerGeneration: 1, timerState: 'armed' });
    expect(counted).toEqual([{ name: 'TimersArmed' }]);
  });

  it('makes the checkout the running sequence of its recipient', async () => {
    const { capture, consume, recordOf, table } = await setUp();
    await capture.capture(aContactableSnapshot());
    await consume([await recordOf()]);
    expect(await table.get(`recipient#${RECIPIENT_KEY}`)).toMatchObject({ sequenceCheckoutId: CHECKOUT_ID });
  });

  it('does not let a checkout without enough consent silence an older one of the shopper', async () => {
    const { capture, consume, recordOf, table, timers } = await setUp();
    const consent = { mode: 'notice', version: '1', at: '2026-11-21T10:00:00Z' } as const;
    await capture.capture(aContactableSnapshot({ consent }));
    await consume([await recordOf()]);
    expect(await table.get(`recipient#${RECIPIENT_KEY}`)).toBeUndefined();
    expect(timers()).toHaveLength(1);
  });

  it('writes nothing about a checkout that was erased since the record', async () => {
    const { capture, consume, recordOf, table } = await setUp();
    await capture.capture(aContactableSnapshot());
    const late = await recordOf();
    await capture.forget(CHECKOUT_ID, T0);
    await consume([late]);
    expect(await table.get(`recipient#${RECIPIENT_KEY}`)).toBeUndefined();
  });

  it('arms one timer for 500 records of one checkout, with one call', async () => {
    const { capture, consume, recordOf, timers, createCalls } = await setUp();
    const records: DynamoDBRecord[] = [];
    for (let seq = 1; seq <= 500; seq += 1) {
      await capture.capture(aContactableSnapshot({ seq, receivedAt: T0 + seq }));
      if (seq % 50 === 0) records.push(...Array<DynamoDBRecord>(50).fill(await recordOf()));
    }
    for (let start = 0; start < records.length; start += 100)
      await consume(records.slice(start, start + 100));
    expect(timers()).toHaveLength(1);
    expect(createCalls()).toBeLessThanOrEqual(5);
  });

  it('does no harm when a record comes again, late and out of order', async () => {
    const { capture, consume, recordOf, timers, load } = await setUp();
    await capture.capture(aContactableSnapshot());
    const early = await recordOf();
    await capture.capture(aSnapshot({ seq: 2, receivedAt: T0 + MINUTE_MS }));
    await consume([await recordOf()]);
    await consume([early]);
    expect(timers()).toHaveLength(1);
    expect(await load()).toMatchObject({ timerGeneration: 1, seq: 2 });
  });

  it('arms the next generation after a pause, for the step that comes next', async () => {
    const { capture, consume, recordOf, table, timers } = await setUp();
    await capture.capture(aContactableSnapshot());
    const item = await table.get(`checkout#${CHECKOUT_ID}`);
    const steps = { help: { decision: 'sent', at: T0, attempt: 1 } };
    await table.put({ ...item, steps, timerGeneration: 3 });
    await consume([await recordOf()]);
    expect(timers()).toMatchObject([
      { at: T0 + DAY_MS, input: { checkoutId: CHECKOUT_ID, step: 'reminder', generation: 4 } },
    ]);
  });

  it('deletes the timer of a checkout that was closed, and is content when there is none', async () => {
    const { capture, consume, recordOf, timers } = await setUp();
    await capture.capture(aContactableSnapshot());
    await consume([await recordOf()]);
    await capture.forget(CHECKOUT_ID, T0);
    const closed = await recordOf();
    expect(await consume([closed])).toEqual({ batchItemFailures: [] });
    expect(timers()).toEqual([]);
    expect(await consume([closed])).toEqual({ batchItemFailures: [] });
  });

  it('stores and counts once why the step of a closed checkout is not mailed', async () => {
    const { capture, consume, recordOf, load, counted } = await setUp();
    await capture.capture(aContactableSnapshot());
    await consume([await recordOf()]);
    await capture.forget(CHECKOUT_ID, T0);
    const closed = await recordOf();
    await consume([closed]);
    await consume([closed]);
    expect(await load()).toMatchObject({ steps: { help: { decision: 'skipped', reason: 'forgotten' } } });
    expect(counted.filter(({ name }) => name === 'Skipped')).toEqual([
      { name: 'Skipped', reason: 'forgotten' },
    ]);
  });

  it('does nothing for a timer that was taken down until a newer beacon comes', async () => {
    const { capture, consume, recordOf, table, timers } = await setUp();
    await capture.capture(aContactableSnapshot({ seq: 7 }));
    const item = await table.get(`checkout#${CHECKOUT_ID}`);
    await table.put({ ...item, parkedSeq: 7 });
    await consume([await recordOf()]);
    expect(timers()).toEqual([]);
    await capture.capture(aSnapshot({ seq: 8, receivedAt: T0 }));
    await consume([await recordOf()]);
    expect(timers()).toHaveLength(1);
  });

  it('reports a record that it cannot read alone, and does the others', async () => {
    const { capture, consume, recordOf, timers, logged } = await setUp();
    await capture.capture(aContactableSnapshot());
    const poison: DynamoDBRecord = {
      eventSource: 'aws:dynamodb',
      dynamodb: {
        SequenceNumber: '77',
        Keys: { pk: { S: 'checkout#x' } },
        NewImage: { pk: { S: 'checkout#x' } },
      },
    };
    expect(await consume([poison, await recordOf()])).toEqual({
      batchItemFailures: [{ itemIdentifier: '77' }],
    });
    expect(timers()).toHaveLength(1);
    expect(logged).toMatchObject([{ message: 'record failed', fields: { errorName: 'ZodError' } }]);
  });

  it('reports every record when Scheduler throttles, and stores no generation', async () => {
    const { capture, consume, recordOf, load } = await setUp();
    await capture.capture(aContactableSnapshot());
    const record = await recordOf();
    const throttle = { service: 'scheduler', operation: 'CreateSchedule', when: 'before' } as const;
    holder.aws.faults.add({ kind: 'failing-call', ...throttle, error: 'ThrottlingException', count: 5 });
    expect(await consume([record])).toEqual({
      batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber }],
    });
    expect(await load()).toMatchObject({ timerGeneration: 0 });
  });

  it('has one timer when it died between creating it and storing its generation', async () => {
    const { capture, consume, recordOf, load, timers } = await setUp();
    await capture.capture(aContactableSnapshot());
    const record = await recordOf();
    const lostAnswer = { service: 'scheduler', operation: 'CreateSchedule', when: 'after' } as const;
    holder.aws.faults.add({
      kind: 'failing-call',
      ...lostAnswer,
      error: 'InternalServerException',
      count: 1,
    });
    await consume([record]);
    expect(await load()).toMatchObject({ timerGeneration: 0 });
    await consume([record]);
    expect(timers()).toHaveLength(1);
    expect(await load()).toMatchObject({ timerGeneration: 1 });
  });
});
