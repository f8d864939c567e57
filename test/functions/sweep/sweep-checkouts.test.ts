import { createCaptureStore } from '../../../functions/shared/aws/capture-store.ts';
import { createRecoveryStore } from '../../../functions/shared/aws/recovery-store.ts';
import { createTimers } from '../../../functions/shared/aws/scheduler-timers.ts';
import { createSweepStore } from '../../../functions/shared/aws/sweep-store.ts';
import { TABLE } from '../../../functions/shared/contract/table.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../functions/shared/domain/time.ts';
import { createSweepCheckouts } from '../../../functions/sweep/sweep-checkouts.ts';
import type { Measure, SweepStore } from '../../../functions/shared/ports.ts';
import {
  aContactableSnapshot,
  aSnapshot,
  CHECKOUT_ID,
  RETENTION,
  STEPS,
  T0,
} from '../../support/builders.ts';
import { createTestTable } from '../../support/table.ts';
import { eachWithLocalAws, timerTarget } from '../../local/aws/harness.ts';

const holder = eachWithLocalAws();

const setUp = async (wrap: (store: SweepStore) => SweepStore = (store) => store) => {
  const table = await createTestTable();
  const options = { client: table.client, tableName: table.name, retention: RETENTION };
  const counted: Measure[] = [];
  const sweepCheckouts = createSweepCheckouts({
    store: wrap(createSweepStore({ ...options, indexName: TABLE.sweepIndex.name })),
    timers: createTimers(holder.aws.clients.scheduler, timerTarget),
    steps: STEPS,
    clock: () => holder.aws.time.now,
    count: (measure) => void counted.push(measure),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
  });
  return {
    ...{ table, counted, capture: createCaptureStore(options), recovery: createRecoveryStore(options) },
    sweepAt: (at: number, isTimeUp = () => false) => {
      holder.aws.time.now = at;
      return sweepCheckouts(isTimeUp);
    },
    timers: () => holder.aws.scheduler.timers(),
    item: () => table.get(`checkout#${CHECKOUT_ID}`),
  };
};

const idOf = (number: number): string => `checkout-${String(number).padStart(16, '0')}`;

describe('the sweep', () => {
  it('arms what should have a timer and has none', async () => {
    const { capture, sweepAt, timers, counted, item } = await setUp();
    await capture.capture(aContactableSnapshot());
    await sweepAt(T0 + DAY_MS);
    expect(timers()).toMatchObject([{ input: { checkoutId: CHECKOUT_ID, step: 'help', generation: 1 } }]);
    const [timer] = timers();
    expect(timer!.at - (T0 + DAY_MS)).toBeGreaterThan(0);
    expect(timer!.at - (T0 + DAY_MS)).toBeLessThanOrEqual(11 * MINUTE_MS);
    expect(await item()).toMatchObject({ timerGeneration: 1, timerState: 'armed' });
    expect(counted).toEqual([{ name: 'Swept' }]);
  });

  it('arms anew what had a timer that never came', async () => {
    const { capture, recovery, sweepAt, timers } = await setUp();
    await capture.capture(aContactableSnapshot());
    const lost = { checkoutId: CHECKOUT_ID, step: 'help', generation: 1, lastAttempt: 0 };
    await recovery.storeTimer({ ...lost, fireAt: T0 + 2 * HOUR_MS });
    await sweepAt(T0 + 3 * HOUR_MS);
    expect(timers()).toEqual([]);
    await sweepAt(T0 + 5 * HOUR_MS);
    expect(timers()).toMatchObject([{ input: { generation: 2 } }]);
  });

  it('leaves alone what is not overdue, and does nothing twice', async () => {
    const { capture, sweepAt, timers } = await setUp();
    await capture.capture(aContactableSnapshot());
    await sweepAt(T0 + HOUR_MS - 1);
    expect(timers()).toEqual([]);
    await sweepAt(T0 + DAY_MS);
    await sweepAt(T0 + DAY_MS + MINUTE_MS);
    expect(timers()).toHaveLength(1);
  });

  it.each([
    ['has no address', aSnapshot()],
    ['has no consent', aContactableSnapshot({ consent: undefined })],
    ['is paused', aContactableSnapshot({ isPaused: true })],
  ])('lets go of a checkout that %s until the shopper types on', async (_what, snapshot) => {
    const { capture, sweepAt, timers, item } = await setUp();
    await capture.capture(snapshot);
    await sweepAt(T0 + DAY_MS);
    expect(timers()).toEqual([]);
    expect(await item()).not.toHaveProperty('sweepAt');
    await capture.capture(aContactableSnapshot({ seq: 2, receivedAt: T0 + DAY_MS, isPaused: false }));
    expect(await item()).toMatchObject({ sweepAt: T0 + DAY_MS + HOUR_MS });
  });

  it('lets go of a checkout whose timer was taken down to wait for the shopper', async () => {
    const { capture, sweepAt, timers, item, table } = await setUp();
    await capture.capture(aContactableSnapshot({ seq: 7 }));
    await table.put({ ...(await item()), parkedSeq: 7 });
    await sweepAt(T0 + DAY_MS);
    expect(timers()).toEqual([]);
    expect(await item()).not.toHaveProperty('sweepAt');
  });

  it('lets go of a paused checkout with a lost timer so that the next beacon wakes the stream', async () => {
    const { capture, recovery, sweepAt, item } = await setUp();
    await capture.capture(aContactableSnapshot());
    const lost = { checkoutId: CHECKOUT_ID, step: 'help', generation: 1, lastAttempt: 0 };
    await recovery.storeTimer({ ...lost, fireAt: T0 + 2 * HOUR_MS });
    await capture.capture(aSnapshot({ seq: 2, receivedAt: T0 + HOUR_MS, isPaused: true }));
    await sweepAt(T0 + DAY_MS);
    expect(await item()).not.toHaveProperty('timerState');
    expect(await item()).toMatchObject({ parkedSeq: 2, timerGeneration: 1 });
  });

  it('makes no item of a tombstone that is gone', async () => {
    const { table, item } = await setUp();
    const options = { client: table.client, tableName: table.name, retention: RETENTION };
    const store = createSweepStore({ ...options, indexName: TABLE.sweepIndex.name });
    const gone = { checkoutId: CHECKOUT_ID, closedAt: T0, timerGeneration: 0, steps: {} };
    await store.dismiss({ ...gone, state: 'erased' });
    expect(await item()).toBeUndefined();
  });

  it('arms a timer for a claim that nobody settled, though the address is gone', async () => {
    const { capture, sweepAt, timers, item, table } = await setUp();
    await capture.capture(aContactableSnapshot({ email: null, recipientKey: null }));
    const claim = { step: 'help', attempt: 1, claimedAt: T0, leaseUntil: T0 + MINUTE_MS };
    await table.put({ ...(await item()), claim, lastAttempt: 1 });
    await sweepAt(T0 + DAY_MS);
    expect(timers()).toMatchObject([{ input: { checkoutId: CHECKOUT_ID, step: 'help' } }]);
  });

  it('sweeps every one of many, over all shards', async () => {
    const { capture, sweepAt, timers } = await setUp();
    const count = 60;
    for (let number = 0; number < count; number += 1) {
      await capture.capture(aContactableSnapshot({ checkoutId: idOf(number) }));
    }
    await sweepAt(T0 + DAY_MS);
    expect(timers()).toHaveLength(count);
  });

  it('goes on after one that fails, and then fails as a whole', async () => {
    const { capture, sweepAt, timers } = await setUp((store) => ({
      ...store,
      loadCheckout: (id, now) =>
        id === idOf(1) ? Promise.reject(new Error('broken')) : store.loadCheckout(id, now),
    }));
    for (const number of [0, 1, 2]) await capture.capture(aContactableSnapshot({ checkoutId: idOf(number) }));
    await expect(sweepAt(T0 + DAY_MS)).rejects.toThrow('1 checkouts could not be swept');
    expect(timers()).toHaveLength(2);
  });

  it('stops in good order when its time is up, counts that, and goes on the next time', async () => {
    const { capture, sweepAt, timers, counted } = await setUp();
    for (const number of [0, 1, 2]) await capture.capture(aContactableSnapshot({ checkoutId: idOf(number) }));
    let asked = 0;
    await sweepAt(T0 + DAY_MS, () => (asked += 1) > 2);
    expect(timers()).toHaveLength(2);
    expect(counted).toContainEqual({ name: 'SweepUnfinished' });
    await sweepAt(T0 + DAY_MS);
    expect(timers()).toHaveLength(3);
  });
});
