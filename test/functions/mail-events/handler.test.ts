import type { Context } from 'aws-lambda';
import { createMailEventsHandler } from '../../../functions/mail-events/handler.ts';
import { createRecordMailEvent } from '../../../functions/mail-events/record-mail-event.ts';
import { createMailEventStore } from '../../../functions/shared/aws/mail-event-store.ts';
import { createRecoveryStore } from '../../../functions/shared/aws/recovery-store.ts';
import { createCaptureStore } from '../../../functions/shared/aws/capture-store.ts';
import { HOUR_MS } from '../../../functions/shared/domain/time.ts';
import type { Measure, RecoveryStore } from '../../../functions/shared/ports.ts';
import { aContactableSnapshot, CHECKOUT_ID, RECIPIENT_KEY, RETENTION, T0 } from '../../support/builders.ts';
import { createTestTable } from '../../support/table.ts';

const setUp = async () => {
  const table = await createTestTable();
  const options = { client: table.client, tableName: table.name, retention: RETENTION };
  const counted: Measure[] = [];
  const logged: unknown[] = [];
  const log = (message: string, fields: unknown = {}) => void logged.push({ message, fields });
  const store: RecoveryStore = createRecoveryStore(options);
  await createCaptureStore(options).capture(aContactableSnapshot());
  await store.storeTimer({
    checkoutId: CHECKOUT_ID,
    step: 'help',
    generation: 1,
    fireAt: T0,
    lastAttempt: 0,
  });
  const handler = createMailEventsHandler({
    log: { info: log, warn: log, error: log },
    recordMailEvent: createRecordMailEvent({
      store: createMailEventStore(options),
      clock: () => T0,
      count: (measure) => void counted.push(measure),
      log: { info: log, warn: log, error: log },
    }),
  });
  return {
    ...{ store, counted, logged },
    receive: (event: unknown) => handler(event, {} as Context),
    recipient: () => store.loadRecipient(RECIPIENT_KEY),
    claim: async () => {
      const checkout = await store.loadCheckout(CHECKOUT_ID, T0);
      if (checkout?.state !== 'open') throw new Error('not open');
      const claim = { step: 'help', attempt: 1, claimedAt: T0, leaseUntil: T0 + HOUR_MS };
      await store.claim({ checkout, recipient: await store.loadRecipient(RECIPIENT_KEY), claim, slots: {} });
    },
  };
};

const anEvent = (changes: Record<string, unknown> = {}) => ({
  type: 'Email Sent',
  messageId: 'message-1',
  time: '2026-11-21T10:00:00Z',
  tags: {
    checkout: [CHECKOUT_ID],
    step: ['help'],
    attempt: ['1'],
    recipient: [RECIPIENT_KEY],
    'ses:configuration-set': ['shop-mail'],
  },
  ...changes,
});

describe('an event of SES', () => {
  it.each([
    'Email Sent',
    'Email Delivered',
    'Email Bounced',
    'Email Complaint Received',
    'Email Delivery Delayed',
  ])('“%s” settles an attempt whose answer was lost, once', async (type) => {
    const { receive, claim, store, counted } = await setUp();
    await claim();
    await receive(anEvent({ type }));
    await receive(anEvent({ type }));
    expect(await store.loadCheckout(CHECKOUT_ID, T0)).toMatchObject({
      steps: { help: { decision: 'sent', attempt: 1, messageId: 'message-1' } },
    });
    expect(counted.filter(({ name }) => name === 'Sent')).toEqual([{ name: 'Sent', step: 'help' }]);
  });

  it('suppresses the address for good after a hard bounce', async () => {
    const { receive, recipient, counted } = await setUp();
    await receive(anEvent({ type: 'Email Bounced', bounceType: 'Permanent' }));
    expect(await recipient()).toMatchObject({ suppressedFor: 'hard-bounce', suppressedAt: T0 });
    expect(counted).toEqual([{ name: 'Suppressed' }]);
  });

  it('suppresses the address for good after a complaint, though the checkout is gone', async () => {
    const { receive, recipient } = await setUp();
    const tags = { ...anEvent().tags, checkout: ['a-checkout-that-is-gone-00'] };
    await receive(anEvent({ type: 'Email Complaint Received', tags }));
    expect(await recipient()).toMatchObject({ suppressedFor: 'complaint' });
  });

  it.each(['Transient', 'Undetermined'])(
    'does not suppress after a bounce that is %s',
    async (bounceType) => {
      const { receive, recipient } = await setUp();
      await receive(anEvent({ type: 'Email Bounced', bounceType }));
      expect((await recipient()).suppressedAt).toBeUndefined();
    },
  );

  it('without our tags is refused, and so becomes a dead letter that somebody looks at', async () => {
    const { receive, logged } = await setUp();
    await expect(receive(anEvent({ tags: {} }))).rejects.toThrow('the log has the cause');
    await expect(receive({ email: 'ann@example.com' })).rejects.toThrow('the log has the cause');
    expect(logged).toMatchObject([
      { fields: { errorName: 'ZodError' } },
      { fields: { errorName: 'ZodError' } },
    ]);
    expect(JSON.stringify(logged)).not.toContain('ann@');
  });

  it('leaves no id, address or key in the log', async () => {
    const { receive, logged, claim } = await setUp();
    await claim();
    await receive(anEvent({ type: 'Email Bounced', bounceType: 'Permanent' }));
    expect(logged).toHaveLength(2);
    expect(JSON.stringify(logged)).not.toMatch(/checkout-A-|recipient-key|example\.com/);
  });
});
