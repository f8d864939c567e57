import { createCaptureStore } from '../../../../functions/shared/aws/capture-store.ts';
import { createLinkStore } from '../../../../functions/shared/aws/link-store.ts';
import { createMailEventStore } from '../../../../functions/shared/aws/mail-event-store.ts';
import { createOrderStore } from '../../../../functions/shared/aws/order-store.ts';
import { createRecoveryStore } from '../../../../functions/shared/aws/recovery-store.ts';
import { TABLE } from '../../../../functions/shared/contract/table.ts';
import type { Claim, OpenCheckout, StepDecision } from '../../../../functions/shared/domain/checkout.ts';
import { DAY_MS, HOUR_MS } from '../../../../functions/shared/domain/time.ts';
import {
  aContactableSnapshot,
  anOpenCheckout,
  CHECKOUT_ID,
  RECIPIENT_KEY,
  RETENTION,
  T0,
} from '../../../support/builders.ts';
import { createMemoryStores, type MemoryStores, type MemoryTable } from '../../../support/memory-stores.ts';
import { createTestTable } from '../../../support/table.ts';

interface Subject extends MemoryStores {
  /** An open checkout with address, consent and its first timer. */
  begin(): Promise<OpenCheckout>;
}

const inDynamoDb = async (): Promise<Subject> => {
  const { client, name } = await createTestTable();
  const options = { client, tableName: name, retention: RETENTION };
  const capture = createCaptureStore(options);
  const recovery = createRecoveryStore(options);
  return {
    recovery,
    mailEvents: createMailEventStore(options),
    orders: createOrderStore({ ...options, indexName: TABLE.recipientIndex.name }),
    links: createLinkStore(options),
    forget: capture.forget,
    begin: async () => {
      await capture.capture(aContactableSnapshot());
      await recovery.storeTimer({
        checkoutId: CHECKOUT_ID,
        step: 'help',
        generation: 1,
        fireAt: T0 + 2 * HOUR_MS,
        lastAttempt: 0,
      });
      return open(recovery);
    },
  };
};

const inMemory = async (): Promise<Subject> => {
  const table: MemoryTable = { checkouts: {}, recipients: {} };
  const stores = createMemoryStores(table);
  return {
    ...stores,
    begin: async () => {
      table.checkouts[CHECKOUT_ID] = anOpenCheckout({ timerDueAt: T0 + 2 * HOUR_MS });
      return open(stores.recovery);
    },
  };
};

const open = async (store: Subject['recovery']): Promise<OpenCheckout> => {
  const checkout = await store.loadCheckout(CHECKOUT_ID, T0);
  if (checkout?.state !== 'open') throw new Error('not open');
  return checkout;
};

const claim: Claim = { step: 'help', attempt: 1, claimedAt: T0 + 2 * HOUR_MS, leaseUntil: T0 + 3 * HOUR_MS };
const attempt = { checkoutId: CHECKOUT_ID, step: 'help', attempt: 1 };
const slots = { [`${CHECKOUT_ID}#help`]: T0 + 2 * HOUR_MS };
const sent: StepDecision = { decision: 'sent', at: T0 + 2 * HOUR_MS, attempt: 1, messageId: 'm-1' };
const refused: StepDecision = { decision: 'skipped', at: T0, reason: 'rejected' };
const unknown: StepDecision = {
  decision: 'skipped',
  at: T0 + 3 * HOUR_MS,
  reason: 'unknown-send',
  attempt: 1,
};

describe.each([
  ['in DynamoDB', inDynamoDb],
  ['in the explorer’s memory', inMemory],
])('the stores %s', (_where, create) => {
  const withClaim = async () => {
    const subject = await create();
    const checkout = await subject.begin();
    const recipient = await subject.recovery.loadRecipient(RECIPIENT_KEY);
    expect(await subject.recovery.claim({ checkout, recipient, claim, slots })).toBe(true);
    return { ...subject, checkout, recipient };
  };

  it('claim once: a second worker with the same reading fails', async () => {
    const { recovery, checkout, recipient } = await withClaim();
    expect(await recovery.claim({ checkout, recipient, claim: { ...claim, attempt: 2 }, slots })).toBe(false);
    expect(await open(recovery)).toMatchObject({ claim, lastAttempt: 1 });
    expect(await recovery.loadRecipient(RECIPIENT_KEY)).toMatchObject({
      slots,
      slotsVersion: 1,
      sequence: { checkoutId: CHECKOUT_ID },
    });
  });

  it.each<[string, (subject: Subject) => Promise<unknown>]>([
    ['an order was recorded', ({ orders }) => orders.recordOrder(RECIPIENT_KEY, T0, T0)],
    [
      'the checkout was completed',
      ({ orders }) => orders.complete(CHECKOUT_ID, T0, { isTombstoneWanted: true }),
    ],
    ['the checkout was erased', ({ forget }) => forget(CHECKOUT_ID, T0)],
    ['the address was unsubscribed', ({ links }) => links.unsubscribe(RECIPIENT_KEY, T0)],
    ['the address was suppressed', ({ mailEvents }) => mailEvents.suppress(RECIPIENT_KEY, 'complaint', T0)],
    [
      'another timer was stored',
      ({ recovery }) =>
        recovery.storeTimer({
          checkoutId: CHECKOUT_ID,
          step: 'help',
          generation: 2,
          fireAt: T0,
          lastAttempt: 0,
        }),
    ],
    [
      'a newer checkout of the same shopper began',
      ({ recovery }) =>
        recovery.enterSequence(RECIPIENT_KEY, { checkoutId: 'newer-checkout-00000000', begunAt: T0 + 1 }, T0),
    ],
  ])('do not claim when %s after the reading', async (_change, change) => {
    const subject = await create();
    const checkout = await subject.begin();
    const recipient = await subject.recovery.loadRecipient(RECIPIENT_KEY);
    await change(subject);
    expect(await subject.recovery.claim({ checkout, recipient, claim, slots })).toBe(false);
    expect((await subject.recovery.loadRecipient(RECIPIENT_KEY)).slots).toEqual({});
  });

  it('claim a checkout begun more than an hour after the order', async () => {
    const { recovery, orders, begin } = await create();
    const checkout = await begin();
    await orders.recordOrder(RECIPIENT_KEY, T0 - HOUR_MS - 1, T0);
    const recipient = await recovery.loadRecipient(RECIPIENT_KEY);
    expect(await recovery.claim({ checkout, recipient, claim, slots })).toBe(true);
  });

  it('claim again for a resend only over the claim that was read', async () => {
    const { recovery } = await withClaim();
    const again = { ...claim, attempt: 2, isResend: true };
    const checkout = await open(recovery);
    const recipient = await recovery.loadRecipient(RECIPIENT_KEY);
    expect(await recovery.claim({ checkout, recipient, claim: again, slots })).toBe(true);
    expect((await open(recovery)).claim).toEqual(again);
    expect(await recovery.claim({ checkout, recipient, claim: { ...again, attempt: 3 }, slots })).toBe(false);
  });

  it('write nothing by a reading from before a claim that came and was settled since', async () => {
    const { recovery, checkout } = await withClaim();
    await recovery.settle(attempt, sent);
    const recipient = await recovery.loadRecipient(RECIPIENT_KEY);
    const deferral: StepDecision = { decision: 'deferred', at: T0, reason: 'capped', until: T0 + HOUR_MS };
    const timer = { checkoutId: CHECKOUT_ID, step: 'help', generation: 2, fireAt: T0, lastAttempt: 0 };
    expect(await recovery.claim({ checkout, recipient, claim, slots })).toBe(false);
    expect(await recovery.skip(checkout, 'help', unknown, 'go-on')).toBe(false);
    expect(await recovery.storeTimer({ ...timer, deferral })).toBe(false);
    expect((await open(recovery)).steps).toEqual({ help: sent });
  });

  it('settle a claim once, with its decision', async () => {
    const { recovery } = await withClaim();
    expect(await recovery.settle(attempt, sent)).toBe(true);
    expect(await recovery.settle(attempt, unknown)).toBe(false);
    const { claim: after, steps } = await open(recovery);
    expect(after).toBeUndefined();
    expect(steps).toEqual({ help: sent });
  });

  it('do not settle the claim of another attempt', async () => {
    const { recovery } = await withClaim();
    expect(await recovery.settle({ ...attempt, attempt: 2 }, sent)).toBe(false);
    expect((await open(recovery)).claim).toEqual(claim);
  });

  it('store that a mail went out while the checkout was closed', async () => {
    const { recovery, orders } = await withClaim();
    await orders.complete(CHECKOUT_ID, T0, { isTombstoneWanted: true });
    expect(await recovery.settle(attempt, unknown)).toBe(false);
    expect(await recovery.settle(attempt, sent)).toBe(true);
    expect(await recovery.settle(attempt, sent)).toBe(false);
    expect(await recovery.loadCheckout(CHECKOUT_ID, T0)).toMatchObject({
      state: 'completed',
      steps: { help: sent },
    });
  });

  it('give the slot back with the claim', async () => {
    const { recovery } = await withClaim();
    expect(await recovery.release(attempt, RECIPIENT_KEY, refused)).toBe(true);
    expect(await open(recovery)).toMatchObject({ lastAttempt: 1, steps: { help: refused } });
    expect((await open(recovery)).claim).toBeUndefined();
    expect(await recovery.loadRecipient(RECIPIENT_KEY)).toMatchObject({ slots: {}, slotsVersion: 2 });
  });

  it('release nothing when the claim was settled meanwhile', async () => {
    const { recovery } = await withClaim();
    await recovery.settle(attempt, sent);
    expect(await recovery.release(attempt, RECIPIENT_KEY, refused)).toBe(false);
    expect((await recovery.loadRecipient(RECIPIENT_KEY)).slots).toEqual(slots);
  });

  it('settle as sent by an event, once', async () => {
    const { recovery, mailEvents } = await withClaim();
    expect(await mailEvents.settleSent(attempt, 'm-1', T0)).toBe(true);
    expect(await mailEvents.settleSent(attempt, 'm-1', T0)).toBe(false);
    expect(await open(recovery)).toMatchObject({ steps: { help: { decision: 'sent', messageId: 'm-1' } } });
    expect((await open(recovery)).claim).toBeUndefined();
  });

  it('turn an unknown send into a sent one by a late event, and leave a later claim alone', async () => {
    const { recovery, mailEvents } = await withClaim();
    await recovery.settle(attempt, unknown);
    const recipient = await recovery.loadRecipient(RECIPIENT_KEY);
    const later = { ...claim, step: 'reminder', attempt: 2 };
    await recovery.claim({ checkout: await open(recovery), recipient, claim: later, slots });
    expect(await mailEvents.settleSent(attempt, 'm-1', T0)).toBe(true);
    expect(await open(recovery)).toMatchObject({ claim: later, steps: { help: { decision: 'sent' } } });
  });

  it('take the event of the first attempt as proof while a second one is unsettled', async () => {
    const { recovery, mailEvents } = await withClaim();
    const recipient = await recovery.loadRecipient(RECIPIENT_KEY);
    const again = { ...claim, attempt: 2, isResend: true };
    await recovery.claim({ checkout: await open(recovery), recipient, claim: again, slots });
    expect(await mailEvents.settleSent(attempt, 'm-1', T0)).toBe(true);
    expect((await open(recovery)).claim).toBeUndefined();
    expect(await recovery.settle({ ...attempt, attempt: 2 }, unknown)).toBe(false);
  });

  it('settle nothing of a checkout that is gone', async () => {
    const { recovery } = await create();
    expect(await recovery.settle(attempt, sent)).toBe(false);
    expect(await recovery.loadCheckout(CHECKOUT_ID, T0)).toBeUndefined();
  });

  it('settle nothing by the event of another attempt', async () => {
    const { recovery, mailEvents } = await withClaim();
    expect(await mailEvents.settleSent({ ...attempt, attempt: 7 }, 'm-7', T0)).toBe(false);
    expect((await open(recovery)).claim).toEqual(claim);
  });

  it('settle nothing by the event of a checkout that is gone', async () => {
    const { mailEvents } = await create();
    expect(await mailEvents.settleSent(attempt, 'm-1', T0)).toBe(false);
  });

  it('store by an event on a tombstone that the mail went out', async () => {
    const { recovery, mailEvents, forget } = await withClaim();
    await forget(CHECKOUT_ID, T0);
    expect(await mailEvents.settleSent(attempt, 'm-1', T0)).toBe(true);
    expect(await recovery.loadCheckout(CHECKOUT_ID, T0)).toMatchObject({
      steps: { help: { decision: 'sent' } },
    });
  });

  it('store a skip only on a checkout as it was read and without a claim', async () => {
    const { recovery, begin } = await create();
    const checkout = await begin();
    const skipped: StepDecision = { decision: 'skipped', at: T0, reason: 'too-late' };
    expect(await recovery.skip({ ...checkout, seq: 99 }, 'help', skipped, 'go-on')).toBe(false);
    expect(await recovery.skip({ ...checkout, timerGeneration: 9 }, 'help', skipped, 'go-on')).toBe(false);
    expect(await recovery.skip(checkout, 'help', skipped, 'go-on')).toBe(true);
    expect(await open(recovery)).toMatchObject({ timerState: 'armed', steps: { help: skipped } });
  });

  it('store no skip over a claim', async () => {
    const { recovery } = await withClaim();
    const skipped: StepDecision = { decision: 'skipped', at: T0, reason: 'too-late' };
    expect(await recovery.skip(await open(recovery), 'help', skipped, 'go-on')).toBe(false);
  });

  it('take the timer down until the shopper types on, or finish the sequence', async () => {
    const { recovery, begin } = await create();
    const skipped: StepDecision = { decision: 'skipped', at: T0, reason: 'paused' };
    await recovery.skip(await begin(), 'help', skipped, 'await-shopper');
    expect((await open(recovery)).timerState).toBeUndefined();
    await recovery.finish(await open(recovery));
    expect((await open(recovery)).timerState).toBe('finished');
    const timer = { checkoutId: CHECKOUT_ID, step: 'help', generation: 2, fireAt: T0, lastAttempt: 0 };
    expect(await recovery.storeTimer(timer)).toBe(false);
    expect((await open(recovery)).timerState).toBe('finished');
  });

  it('store timers forwards only, and none on a tombstone', async () => {
    const { recovery, begin, forget } = await create();
    await begin();
    const timer = { checkoutId: CHECKOUT_ID, step: 'help', fireAt: T0, lastAttempt: 0 };
    expect(await recovery.storeTimer({ ...timer, generation: 1 })).toBe(false);
    const deferral: StepDecision = { decision: 'deferred', at: T0, reason: 'capped', until: T0 + HOUR_MS };
    expect(await recovery.storeTimer({ ...timer, generation: 2, deferral })).toBe(true);
    expect(await open(recovery)).toMatchObject({ timerGeneration: 2, steps: { help: deferral } });
    await forget(CHECKOUT_ID, T0);
    expect(await recovery.storeTimer({ ...timer, generation: 3 })).toBe(false);
  });

  it('note on a tombstone why it was not mailed, and on nothing else', async () => {
    const { recovery, begin, orders } = await create();
    const ordered: StepDecision = { decision: 'skipped', at: T0, reason: 'ordered' };
    expect(await recovery.noteClosed(CHECKOUT_ID, 'help', ordered)).toBe(false);
    await begin();
    expect(await recovery.noteClosed(CHECKOUT_ID, 'help', ordered)).toBe(false);
    await orders.complete(CHECKOUT_ID, T0, { isTombstoneWanted: true });
    expect(await recovery.noteClosed(CHECKOUT_ID, 'help', ordered)).toBe(true);
    expect(await recovery.noteClosed(CHECKOUT_ID, 'help', ordered)).toBe(false);
    expect(await recovery.loadCheckout(CHECKOUT_ID, T0)).toMatchObject({ steps: { help: ordered } });
  });

  it('complete by address only what the order stops', async () => {
    const { orders, begin } = await create();
    await begin();
    const before = { isTombstoneWanted: false, orderedAt: T0 - HOUR_MS - 1 } as const;
    expect(await orders.complete(CHECKOUT_ID, T0, before)).toBe(false);
    expect(await orders.complete(CHECKOUT_ID, T0, { ...before, orderedAt: T0 - HOUR_MS })).toBe(true);
    expect(await orders.complete(CHECKOUT_ID, T0, { isTombstoneWanted: true })).toBe(false);
  });

  it('leave a tombstone for an id never seen', async () => {
    const { orders, recovery } = await create();
    expect(await orders.complete(CHECKOUT_ID, T0, { isTombstoneWanted: true })).toBe(false);
    expect(await recovery.loadCheckout(CHECKOUT_ID, T0)).toMatchObject({ state: 'completed' });
  });

  it('keep of somebody who wants no mail nothing but that', async () => {
    const { recovery, links, orders } = await withClaim();
    await orders.recordOrder(RECIPIENT_KEY, T0 - DAY_MS, T0);
    expect(await links.unsubscribe(RECIPIENT_KEY, T0)).toBe(true);
    await orders.recordOrder(RECIPIENT_KEY, T0, T0);
    await recovery.enterSequence(RECIPIENT_KEY, { checkoutId: CHECKOUT_ID, begunAt: T0 }, T0);
    const { orderedAt, sequence, slots: kept, unsubscribedAt } = await recovery.loadRecipient(RECIPIENT_KEY);
    expect({ orderedAt, sequence, kept, unsubscribedAt }).toEqual({
      orderedAt: undefined,
      sequence: undefined,
      kept: {},
      unsubscribedAt: T0,
    });
    expect(await recovery.release(attempt, RECIPIENT_KEY, refused)).toBe(true);
  });

  it('turn an unknown second attempt into a sent one by a late event of the first', async () => {
    const { recovery, mailEvents } = await withClaim();
    await recovery.settle(attempt, { ...unknown, attempt: 1 });
    expect(await mailEvents.settleSent({ ...attempt, attempt: 2 }, 'm-2', T0)).toBe(false);
    expect(await mailEvents.settleSent(attempt, 'm-1', T0)).toBe(true);
  });

  it('keep the newest order of a recipient', async () => {
    const { orders, recovery } = await create();
    await orders.recordOrder(RECIPIENT_KEY, T0, T0);
    await orders.recordOrder(RECIPIENT_KEY, T0 - 1, T0);
    expect((await recovery.loadRecipient(RECIPIENT_KEY)).orderedAt).toBe(T0);
    await orders.recordOrder(RECIPIENT_KEY, T0 + 1, T0);
    expect((await recovery.loadRecipient(RECIPIENT_KEY)).orderedAt).toBe(T0 + 1);
  });

  it('keep the newest sequence of a recipient', async () => {
    const { recovery } = await create();
    const newest = { checkoutId: 'b-000000000000000000000', begunAt: T0 };
    await recovery.enterSequence(RECIPIENT_KEY, { checkoutId: 'a-000000000000000000000', begunAt: T0 }, T0);
    await recovery.enterSequence(RECIPIENT_KEY, newest, T0);
    await recovery.enterSequence(RECIPIENT_KEY, { checkoutId: 'a-000000000000000000000', begunAt: T0 }, T0);
    await recovery.enterSequence(
      RECIPIENT_KEY,
      { checkoutId: 'c-000000000000000000000', begunAt: T0 - 1 },
      T0,
    );
    expect((await recovery.loadRecipient(RECIPIENT_KEY)).sequence).toEqual(newest);
  });
});
