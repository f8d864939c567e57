import { LEASE_MS } from '../../../functions/recover/limits.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../functions/shared/domain/time.ts';
import { createOrderStore } from '../../../functions/shared/aws/order-store.ts';
import { createLinkStore } from '../../../functions/shared/aws/link-store.ts';
import { createMailEventStore } from '../../../functions/shared/aws/mail-event-store.ts';
import type { RecoveryStore } from '../../../functions/shared/ports.ts';
import { TABLE } from '../../../functions/shared/contract/table.ts';
import {
  aConsent,
  aContactableSnapshot,
  aSnapshot,
  CHECKOUT_ID,
  RECIPIENT_KEY,
  RETENTION,
  T0,
} from '../../support/builders.ts';
import { eachWithLocalAws } from '../../local/aws/harness.ts';
import { createRig, FIRST_TIMER, type Rig } from './rig.ts';

const holder = eachWithLocalAws();
const begun = async (...args: Parameters<Rig['begin']>): Promise<Rig> => {
  const rig = await createRig(holder.aws);
  await rig.begin(...args);
  return rig;
};
const optionsOf = (rig: Rig) => ({
  client: rig.table.client,
  tableName: rig.table.name,
  retention: RETENTION,
  indexName: TABLE.recipientIndex.name,
});
/** Runs `act` once, right before the store's `method`. */
const before = (
  store: RecoveryStore,
  method: 'claim' | 'skip' | 'settle',
  act: () => Promise<unknown>,
): RecoveryStore => {
  let isDone = false;
  const first = async () => {
    if (isDone) return;
    isDone = true;
    await act();
  };
  return new Proxy(store, {
    get: (target, name) => {
      const call = Reflect.get(target, name) as (...args: unknown[]) => Promise<unknown>;
      return name !== method ? call : async (...args: unknown[]) => first().then(() => call(...args));
    },
  });
};

describe('a timer that fires', () => {
  it('mails the step and arms the timer of the next one', async () => {
    const rig = await begun();
    await rig.recover();
    expect(rig.mails()).toHaveLength(1);
    expect(rig.mails()[0]).toMatchObject({ to: ['ann@example.com'], replyTo: ['jean@shop.example'] });
    expect(await rig.step('help')).toMatchObject({ decision: 'sent', attempt: 1 });
    expect(rig.timers()).toEqual([
      { at: T0 + DAY_MS, event: { checkoutId: CHECKOUT_ID, step: 'reminder', generation: 2 } },
    ]);
    expect(await rig.load()).toMatchObject({ timerGeneration: 2, timerDueAt: T0 + DAY_MS });
    expect(rig.counted).toContainEqual({ name: 'Sent', step: 'help' });
  });

  it('tags the mail with ids only', async () => {
    const rig = await begun();
    await rig.recover();
    expect(rig.mails()[0]?.tags).toEqual({
      checkout: CHECKOUT_ID,
      step: 'help',
      attempt: '1',
      recipient: RECIPIENT_KEY,
    });
  });

  it('waits on when the shopper typed on since', async () => {
    const rig = await begun();
    await rig.captureStore.capture(aSnapshot({ seq: 2, receivedAt: T0 + HOUR_MS }));
    await rig.recover();
    expect(rig.mails()).toHaveLength(0);
    expect(rig.timers()).toEqual([{ at: T0 + 3 * HOUR_MS, event: { ...FIRST_TIMER, generation: 2 } }]);
    expect(await rig.step('help')).toBeUndefined();
  });

  it('does nothing when its generation is older than the stored one', async () => {
    const rig = await begun();
    await rig.store.storeTimer({ ...FIRST_TIMER, generation: 2, fireAt: T0, lastAttempt: 0 });
    await rig.recover(FIRST_TIMER);
    expect(rig.mails()).toHaveLength(0);
    expect(await rig.step('help')).toBeUndefined();
  });

  it('is taken for the stored one when it was created but its generation was not stored', async () => {
    const rig = await begun();
    await rig.recover({ ...FIRST_TIMER, generation: 2 });
    expect(rig.mails()).toHaveLength(1);
    expect(await rig.load()).toMatchObject({ timerGeneration: 3 });
  });

  it('does not mail when the checkout is missing, and counts that', async () => {
    const rig = await createRig(holder.aws);
    await rig.recover();
    expect(rig.mails()).toHaveLength(0);
    expect(rig.counted).toEqual([{ name: 'Skipped', reason: 'missing' }]);
  });

  it('does not mail when the retention is over, though the item is still there', async () => {
    const rig = await begun();
    holder.aws.time.now = T0 + RETENTION.checkoutMs + 1000;
    await rig.recover();
    expect(rig.mails()).toHaveLength(0);
    expect(rig.counted).toEqual([{ name: 'Skipped', reason: 'missing' }]);
  });

  it('mails the address that stands at the time, not the one at arming', async () => {
    const rig = await begun();
    await rig.captureStore.capture(
      aSnapshot({ seq: 2, receivedAt: T0 + 1, email: 'bea@example.com', recipientKey: 'recipient-key-B' }),
    );
    await rig.recover();
    expect(rig.mails().map(({ to }) => to)).toEqual([['bea@example.com']]);
    expect((await rig.recipient()).slots).toEqual({});
  });

  it('mails all three steps over the days, each once, and ends', async () => {
    const rig = await begun();
    await rig.recover();
    for (let timer = rig.timers().at(-1); timer !== undefined; timer = undefined) {
      holder.aws.time.now = timer.at;
      await rig.recover(timer.event);
    }
    const deferred = rig.timers().at(-1)!;
    expect(await rig.step('reminder')).toMatchObject({ decision: 'deferred', reason: 'capped' });
    holder.aws.time.now = deferred.at;
    await rig.recover(deferred.event);
    const last = rig.timers().find(({ event }) => event.step === 'offer')!;
    holder.aws.time.now = last.at;
    await rig.recover(last.event);
    expect(rig.mails().map(({ tags }) => tags['step'])).toEqual(['help', 'reminder', 'offer']);
    expect(await rig.load()).toMatchObject({ timerState: 'finished' });
    await rig.recover(last.event);
    expect(rig.mails()).toHaveLength(3);
  });
});

describe('what the shopper can lift', () => {
  it.each([
    ['paused', aSnapshot({ seq: 2, receivedAt: T0, isPaused: true })],
    ['no-address', aSnapshot({ seq: 2, receivedAt: T0, email: null, recipientKey: null })],
    ['no-consent', aSnapshot({ seq: 2, receivedAt: T0, consent: null })],
    ['no-consent', aSnapshot({ seq: 2, receivedAt: T0, consent: aConsent({ mode: 'notice' }) })],
  ])('is stored as %s, and the timer taken down until they type on', async (reason, change) => {
    const rig = await begun();
    await rig.captureStore.capture(change);
    await rig.recover();
    expect(rig.mails()).toHaveLength(0);
    expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason });
    expect((await rig.load()).timerState).toBeUndefined();
    expect(rig.timers()).toEqual([]);
  });

  it('is decided anew when they typed on between the reading and the write', async () => {
    const rig = await begun();
    await rig.captureStore.capture(aSnapshot({ seq: 2, receivedAt: T0, isPaused: true }));
    const typeOn = () => rig.captureStore.capture(aSnapshot({ seq: 3, receivedAt: T0, isPaused: false }));
    await rig.recover(FIRST_TIMER, { store: before(rig.store, 'skip', typeOn) });
    expect(rig.mails()).toHaveLength(1);
  });
});

describe('what arrives while recovery is at work', () => {
  it.each([
    ['ordered', (rig: Rig) => createOrderStore(optionsOf(rig)).recordOrder(RECIPIENT_KEY, T0, T0)],
    ['unsubscribed', (rig: Rig) => createLinkStore(optionsOf(rig)).unsubscribe(RECIPIENT_KEY, T0)],
    [
      'suppressed',
      (rig: Rig) => createMailEventStore(optionsOf(rig)).suppress(RECIPIENT_KEY, 'complaint', T0),
    ],
    [
      'superseded',
      (rig: Rig) =>
        rig.store.enterSequence(RECIPIENT_KEY, { checkoutId: 'newer-0000000000000000', begunAt: T0 + 1 }, T0),
    ],
  ] as const)('stops the mail up to the claim, as %s', async (reason, arrive) => {
    const rig = await begun();
    await rig.recover(FIRST_TIMER, { store: before(rig.store, 'claim', () => arrive(rig)) });
    expect(rig.mails()).toHaveLength(0);
    expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason });
    const isForAnyAddress = ['ordered', 'superseded'].includes(reason);
    expect((await rig.load()).timerState).toBe(isForAnyAddress ? 'finished' : undefined);
    expect(rig.timers()).toEqual([]);
  });

  it.each([
    [
      'ordered',
      (rig: Rig) => createOrderStore(optionsOf(rig)).complete(CHECKOUT_ID, T0, { isTombstoneWanted: true }),
    ],
    ['forgotten', (rig: Rig) => rig.captureStore.forget(CHECKOUT_ID, T0)],
  ] as const)('stops the mail of a checkout that was closed, as %s', async (reason, close) => {
    const rig = await begun();
    await rig.recover(FIRST_TIMER, { store: before(rig.store, 'claim', () => close(rig)) });
    expect(rig.mails()).toHaveLength(0);
    expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason });
  });

  it('does not hold back a mail that was claimed before the order, and stores on the tombstone that it went out', async () => {
    const rig = await begun();
    const order = () =>
      createOrderStore(optionsOf(rig)).complete(CHECKOUT_ID, T0, { isTombstoneWanted: true });
    await rig.recover(FIRST_TIMER, { store: before(rig.store, 'settle', order) });
    expect(rig.mails()).toHaveLength(1);
    expect(await rig.step('help')).toMatchObject({ decision: 'sent' });
  });

  it('makes it decide anew when the shopper types on before the claim', async () => {
    const rig = await begun();
    const now = holder.aws.time.now;
    const typeOn = () => rig.captureStore.capture(aContactableSnapshot({ seq: 2, receivedAt: now }));
    await rig.recover(FIRST_TIMER, { store: before(rig.store, 'claim', typeOn) });
    expect(rig.mails()).toHaveLength(0);
    expect(rig.timers().map(({ at }) => at)).toEqual([now + 2 * HOUR_MS]);
  });
});

describe('two deliveries of one timer', () => {
  it('at once mail once', async () => {
    const rig = await begun();
    await Promise.all([rig.recover(), rig.recover(), rig.recover()]);
    expect(rig.mails()).toHaveLength(1);
    expect(await rig.step('help')).toMatchObject({ decision: 'sent' });
  });

  it('one after the other mail once', async () => {
    const rig = await begun();
    await rig.recover();
    await rig.recover();
    expect(rig.mails()).toHaveLength(1);
  });
});

describe('two checkouts of one shopper', () => {
  it('share the caps, whatever the session', async () => {
    const rig = await begun();
    const other = 'checkout-B-0123456789abcdef';
    await rig.captureStore.capture(aContactableSnapshot({ checkoutId: other, receivedAt: T0 + 1 }));
    await rig.recover({ ...FIRST_TIMER, checkoutId: other });
    await rig.store.enterSequence(RECIPIENT_KEY, { checkoutId: CHECKOUT_ID, begunAt: T0 + 2 }, T0);
    await rig.recover();
    expect(rig.mails()).toHaveLength(1);
  });
});

describe('the holdout', () => {
  it('goes through everything but the send, slot and next timer included', async () => {
    const rig = await createRig(holder.aws, { holdoutPercent: 100 });
    await rig.begin();
    await rig.recover();
    expect(rig.mails()).toHaveLength(0);
    expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason: 'held-out' });
    expect(Object.keys((await rig.recipient()).slots)).toHaveLength(1);
    expect(rig.timers().map(({ event }) => event.step)).toEqual(['reminder']);
  });
});

describe('the holdout after a crash behind the claim', () => {
  it('is held out, not unknown', async () => {
    const rig = await createRig(holder.aws, { holdoutPercent: 100 });
    await rig.begin();
    const checkout = await rig.load();
    const claimedAt = holder.aws.time.now;
    const claim = { step: 'help', attempt: 1, claimedAt, leaseUntil: claimedAt + LEASE_MS, isHeldOut: true };
    await rig.store.claim({ checkout, recipient: await rig.recipient(), claim, slots: {} });
    holder.aws.time.now = claim.leaseUntil;
    await rig.recover();
    expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason: 'held-out' });
    expect(rig.counted).not.toContainEqual({ name: 'SendUnknown' });
  });
});

describe('a delivery that meets a live claim', () => {
  it('arms a timer for the lease’s end and sends nothing', async () => {
    const rig = await begun();
    const checkout = await rig.load();
    const claimedAt = holder.aws.time.now;
    const claim = { step: 'help', attempt: 1, claimedAt, leaseUntil: claimedAt + LEASE_MS };
    await rig.store.claim({ checkout, recipient: await rig.recipient(), claim, slots: {} });
    await rig.recover();
    expect(rig.mails()).toHaveLength(0);
    expect(rig.timers()).toHaveLength(1);
    expect(rig.timers()[0]!.at).toBeGreaterThanOrEqual(claim.leaseUntil);
    expect(rig.timers()[0]!.at).toBeLessThan(claim.leaseUntil + 2 * MINUTE_MS);
  });
});

it('writes no address, name, token or checkout id into the log', async () => {
  const rig = await begun();
  await rig.recover();
  await rig.recover({ ...FIRST_TIMER, checkoutId: 'missing-checkout-000000000' });
  const text = JSON.stringify(rig.logged);
  expect(rig.logged.length).toBeGreaterThan(1);
  expect(text).not.toMatch(/ann@|Ann|checkout-A-|missing-checkout|recipient-key/);
});
