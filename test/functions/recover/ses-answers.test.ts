import { createMailEventStore } from '../../../functions/shared/aws/mail-event-store.ts';
import { createMailer } from '../../../functions/shared/aws/ses-mailer.ts';
import { createOrderStore } from '../../../functions/shared/aws/order-store.ts';
import { TABLE } from '../../../functions/shared/contract/table.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../functions/shared/domain/time.ts';
import { CHECKOUT_ID, RECIPIENT_KEY, RETENTION, T0 } from '../../support/builders.ts';
import { eachWithLocalAws } from '../../local/aws/harness.ts';
import { createRig, FIRST_TIMER, type Rig } from './rig.ts';

const holder = eachWithLocalAws();
const begun = async (): Promise<Rig> => {
  const rig = await createRig(holder.aws);
  await rig.begin();
  return rig;
};
/** For the tests in which SES never answers: they wait this long for it. */
const IMPATIENT_MS = 400;
const impatient = async (rules: Parameters<typeof createRig>[1] = {}): Promise<Rig> => {
  const rig = await createRig(holder.aws, rules, IMPATIENT_MS);
  await rig.begin();
  return rig;
};
const optionsOf = (rig: Rig) => ({
  client: rig.table.client,
  tableName: rig.table.name,
  retention: RETENTION,
  indexName: TABLE.recipientIndex.name,
});

describe('what SES answers', () => {
  const sendFault = (error: string, when: 'before' | 'after' = 'before', count = 1) =>
    holder.aws.faults.add({
      kind: 'failing-call',
      service: 'ses',
      operation: 'SendEmail',
      when,
      error,
      count,
    });

  it.each(['TooManyRequestsException', 'SendingPausedException', 'AccountSuspendedException'])(
    '%s puts the step off by five to ten minutes and gives the slot back',
    async (error) => {
      const rig = await begun();
      sendFault(error);
      await rig.recover();
      expect(rig.mails()).toHaveLength(0);
      const [timer] = rig.timers();
      expect(timer?.at).toBeGreaterThanOrEqual(holder.aws.time.now + 5 * MINUTE_MS);
      expect(timer?.at).toBeLessThanOrEqual(holder.aws.time.now + 11 * MINUTE_MS);
      expect(await rig.step('help')).toMatchObject({ decision: 'deferred', reason: 'sending-unavailable' });
      expect((await rig.recipient()).slots).toEqual({});
      holder.aws.time.now = timer!.at;
      await rig.recover(timer!.event);
      expect(rig.mails()).toHaveLength(1);
      expect(await rig.step('help')).toMatchObject({ decision: 'sent', attempt: 2 });
    },
  );

  it('throttling skips the step only past its maximum lateness', async () => {
    const rig = await begun();
    holder.aws.time.now = T0 + 14 * HOUR_MS - 5 * MINUTE_MS;
    sendFault('TooManyRequestsException');
    await rig.recover();
    expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason: 'sending-unavailable' });
    expect(rig.timers().map(({ event }) => event.step)).toEqual(['reminder']);
  });

  it('a rejection because the sender is not verified only puts the step off', async () => {
    const rig = await begun();
    const mailer = createMailer({
      client: holder.aws.clients.ses,
      configurationSetName: 'shop-mail',
      from: { name: 'Jean', address: 'jean@not-verified.example' },
      replyTo: 'jean@shop.example',
      timeoutMs: 10_000,
    });
    await rig.recover(FIRST_TIMER, { mailer });
    expect(await rig.step('help')).toMatchObject({ decision: 'deferred', reason: 'sending-unavailable' });
    expect(rig.logged).toContainEqual({
      message: 'mail refused',
      fields: expect.objectContaining({ errorName: 'MessageRejected', awsStatus: 400 }) as unknown,
    });
  });

  it('a rejection skips the step, gives the slot back and goes on', async () => {
    const rig = await begun();
    sendFault('MessageRejected');
    await rig.recover();
    expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason: 'rejected' });
    expect((await rig.recipient()).slots).toEqual({});
    expect(rig.timers().map(({ event }) => event.step)).toEqual(['reminder']);
  });

  it.each([
    ['a server error', 'InternalServerError', 'before', 0],
    ['a server error after taking the mail', 'InternalServerError', 'after', 1],
    ['no answer', 'timeout', 'before', 0],
    ['no answer after taking the mail', 'timeout', 'after', 1],
  ] as const)(
    '%s leaves the claim, and the step ends unknown after the lease',
    async (_what, error, when, mails) => {
      const rig = await begun();
      sendFault(error, when);
      await rig.recover();
      expect(rig.mails()).toHaveLength(mails);
      const { claim } = await rig.load();
      expect(claim).toMatchObject({ step: 'help', attempt: 1 });
      const [settle] = rig.timers();
      expect(settle!.at).toBeGreaterThanOrEqual(claim!.leaseUntil);
      holder.aws.time.now = settle!.at;
      await rig.recover(settle!.event);
      expect(rig.mails()).toHaveLength(mails);
      expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason: 'unknown-send' });
      expect(rig.counted).toContainEqual({ name: 'SendUnknown' });
      expect(Object.keys((await rig.recipient()).slots)).toHaveLength(1);
      expect((await rig.load()).timerDueAt).toBe(T0 + DAY_MS);
    },
  );

  it('no answer is settled as sent by the event, and the next timer is armed', async () => {
    const rig = await impatient();
    sendFault('timeout', 'after');
    await rig.recover();
    const { attempt } = (await rig.load()).claim!;
    await createMailEventStore(optionsOf(rig)).settleSent(
      { checkoutId: CHECKOUT_ID, step: 'help', attempt },
      'm',
      T0,
    );
    const [settle] = rig.timers();
    holder.aws.time.now = settle!.at;
    await rig.recover(settle!.event);
    expect(await rig.step('help')).toMatchObject({ decision: 'sent' });
    expect((await rig.load()).timerDueAt).toBe(T0 + DAY_MS);
  });

  it('no answer is tried once more, and only once, where the store wants that', async () => {
    const rig = await impatient({ onUnknown: 'resend' });
    sendFault('timeout', 'before', 2);
    await rig.recover();
    const first = rig.timers()[0]!;
    holder.aws.time.now = first.at;
    await rig.recover(first.event);
    expect((await rig.load()).claim).toMatchObject({ attempt: 2, isResend: true });
    const second = rig.timers().find(({ event }) => event.generation === 3)!;
    holder.aws.time.now = second.at;
    await rig.recover(second.event);
    expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason: 'unknown-send', attempt: 2 });
    expect(rig.mails()).toHaveLength(0);
  });

  const fireStored = async (rig: Rig) => {
    const { timerGeneration } = await rig.load();
    const timer = rig.timers().find(({ event }) => event.generation === timerGeneration)!;
    holder.aws.time.now = Math.max(holder.aws.time.now, timer.at);
    await rig.recover(timer.event);
  };

  it.each(['TooManyRequestsException', 'MessageRejected'])(
    'no answer and then %s end the step: no third attempt, and the slot of the first stays',
    async (error) => {
      const rig = await impatient({ onUnknown: 'resend' });
      sendFault('timeout', 'after');
      await rig.recover();
      sendFault(error);
      await fireStored(rig);
      expect(await rig.step('help')).toMatchObject({ decision: 'skipped', reason: 'unknown-send' });
      expect(rig.mails()).toHaveLength(1);
      expect(Object.keys((await rig.recipient()).slots)).toHaveLength(1);
      expect((await rig.load()).timerDueAt).toBe(T0 + DAY_MS);
    },
  );

  it('no answer and a second attempt count against the caps from the second on', async () => {
    const rig = await impatient({ onUnknown: 'resend' });
    sendFault('timeout', 'after');
    await rig.recover();
    holder.aws.time.now = T0 + 13 * HOUR_MS;
    await fireStored(rig);
    expect(rig.mails()).toHaveLength(2);
    expect(Object.values((await rig.recipient()).slots)).toEqual([holder.aws.time.now]);
  });

  it('no answer is not tried again for somebody who ordered meanwhile', async () => {
    const rig = await impatient({ onUnknown: 'resend' });
    sendFault('timeout');
    await rig.recover();
    await createOrderStore(optionsOf(rig)).recordOrder(RECIPIENT_KEY, T0, T0);
    const [settle] = rig.timers();
    holder.aws.time.now = settle!.at;
    await rig.recover(settle!.event);
    expect(rig.mails()).toHaveLength(0);
    expect(await rig.step('help')).toMatchObject({ reason: 'unknown-send' });
  });
});
