import { setTimeout as sleep } from 'node:timers/promises';
import { eachWithDriver, newCheckoutId } from './driver.ts';

const holder = eachWithDriver();

const dueAfter = 'PT2H15M';

/** The timer's own retry policy: the first try and ten more. */
const DELIVERY_TRIES = 11;

describe('the timer', () => {
  it('delivered twice at once mails once', async () => {
    const { run } = holder;
    const id = await run.armed();
    const [timer] = await run.timers();
    await run.advance('PT2H3M');
    await Promise.all([run.deliver(timer!.name), run.deliver(timer!.name)]);
    await run.advance('PT10M');
    expect(await run.mailbox()).toHaveLength(1);
    expect(await run.helpOf(id)).toMatchObject({ decision: 'sent' });
  });

  it('delivered again by a Scheduler that is not sure mails once', async () => {
    const { run } = holder;
    await run.armed();
    await run.fault({
      service: 'scheduler',
      operation: 'InvokeTarget',
      when: 'after',
      error: 'InternalServerError',
    });
    await run.advance('PT3H');
    expect(await run.mailbox()).toHaveLength(1);
  });

  it('of an older generation does nothing', async () => {
    const { run } = holder;
    const id = await run.armed();
    const [first] = await run.timers();
    await run.advance('PT1H');
    await run.beacon(id);
    await run.advance('PT1H10M');
    expect((await run.timers()).map(({ input }) => input.generation)).toEqual([2]);
    await run.deliver(first!.name);
    await run.advance('PT1M');
    expect(await run.mailbox()).toHaveLength(0);
    expect((await run.timers()).map(({ input }) => input.generation)).toEqual([2]);
    await run.advance('PT2H');
    expect(await run.mailbox()).toHaveLength(1);
  });

  it('that was never delivered is a dead letter without personal data, and the sweep repairs it', async () => {
    const { run } = holder;
    const id = await run.armed();
    const lost = {
      service: 'scheduler',
      operation: 'InvokeTarget',
      when: 'before',
      error: 'InternalServerError',
    };
    await run.fault({ ...lost, count: DELIVERY_TRIES });
    await run.advance('PT5H');
    expect(await run.mailbox()).toHaveLength(0);
    const letters = await run.deadLetters();
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).not.toContain('example.com');
    await run.advance('P1D');
    expect(await run.helpOf(id)).toMatchObject({ decision: 'skipped', reason: 'too-late' });
    expect((await run.mailbox()).map(({ tags }) => tags['step'])).toEqual(['reminder']);
  });
});

describe('SES', () => {
  it.each(['TooManyRequestsException', 'SendingPausedException'])(
    'that answers %s for an hour delays the mail and loses none',
    async (error) => {
      const { run } = holder;
      const id = await run.armed();
      await run.fault({ service: 'ses', operation: 'SendEmail', when: 'before', error, count: 4 });
      await run.advance(dueAfter);
      expect(await run.helpOf(id)).toMatchObject({ decision: 'deferred', reason: 'sending-unavailable' });
      await run.advance('PT1H15M');
      expect(await run.mailbox()).toHaveLength(1);
      expect(await run.helpOf(id)).toMatchObject({ decision: 'sent' });
    },
  );

  it('that rejects the mail ends the step, and the next one goes on', async () => {
    const { run } = holder;
    const id = await run.armed();
    await run.fault({ service: 'ses', operation: 'SendEmail', when: 'before', error: 'MessageRejected' });
    await run.advance(dueAfter);
    expect(await run.helpOf(id)).toMatchObject({ decision: 'skipped', reason: 'rejected' });
    await run.advance('P1D');
    expect((await run.mailbox()).map(({ tags }) => tags['step'])).toEqual(['reminder']);
  });

  it('that takes the mail and answers when nobody waits any more: its event settles the claim as sent', async () => {
    const { run } = holder;
    const id = await run.armed();
    await run.fault({ service: 'ses', operation: 'SendEmail', slowMs: 11_000 });
    await run.advance('PT2H30M');
    expect(await run.mailbox()).toHaveLength(1);
    expect(await run.helpOf(id)).toMatchObject({ decision: 'sent' });
    await run.advance('P1D');
    expect((await run.mailbox()).map(({ tags }) => tags['step'])).toEqual(['help', 'reminder']);
  });

  it('that never answers and sends no event: the step ends unknown, never twice, and the next one goes on', async () => {
    const { run } = holder;
    const id = await run.armed();
    await run.fault({ service: 'ses', operation: 'SendEmail', when: 'before', error: 'timeout' });
    await run.advance('PT2H30M');
    expect(await run.helpOf(id)).toMatchObject({ decision: 'skipped', reason: 'unknown-send' });
    await run.advance('P1D');
    expect((await run.mailbox()).map(({ tags }) => tags['step'])).toEqual(['reminder']);
  });

  it('holds the answer back while an order arrives: the claim was first, so one mail, and no second', async () => {
    const { run } = holder;
    const id = await run.armed();
    await run.fault({ service: 'ses', operation: 'SendEmail', slowMs: 3000 });
    const passing = run.advance(dueAfter);
    while ((await run.callsOf('SendEmail')) === 0) await sleep(50);
    expect(await run.order({ checkoutId: id })).toEqual({ status: 200, answer: { completed: 1 } });
    await passing;
    await run.advance('P4D');
    expect(await run.mailbox()).toHaveLength(1);
    expect(await run.checkout(id)).toMatchObject({
      state: 'completed',
      steps: [{ step: 'help', decision: 'sent' }],
    });
  });
});

describe('recovery killed in the middle of a call', () => {
  const effects = ['GetItem', 'TransactWriteItems', 'SendEmail', 'UpdateItem', 'CreateSchedule'];
  const points = effects.flatMap((operation) =>
    (['before', 'after'] as const).map((when) => [when, operation] as const),
  );

  it.each(points)(
    '%s %s has taken effect: at most one mail, a final decision, the next timer',
    async (when, operation) => {
      const { run } = holder;
      const id = await run.armed();
      const service = { SendEmail: 'ses', CreateSchedule: 'scheduler' }[operation] ?? 'dynamodb';
      await run.fault({ service, operation, when, error: 'crash' });
      await run.advance('PT2H30M');
      const mails = await run.mailbox();
      expect(mails.length).toBeLessThanOrEqual(1);
      expect(['sent', 'skipped']).toContain((await run.helpOf(id))?.decision);
      if ((await run.helpOf(id))?.decision === 'sent') expect(mails).toHaveLength(1);
      expect((await run.timers()).map(({ input }) => input.step)).toContain('reminder');
      expect(await run.deadLetters()).toEqual([]);
    },
  );
});

describe('the table', () => {
  it('that throttles is answered with 429, the field of the shopper’s browser to try again', async () => {
    const { run } = holder;
    const throttled = { service: 'dynamodb', operation: 'UpdateItem', when: 'before' };
    await run.fault({ ...throttled, error: 'ProvisionedThroughputExceededException', count: 3 });
    const response = await run.send(
      'POST',
      `/v1/checkouts/${newCheckoutId()}`,
      JSON.stringify({ v: 1, seq: 1, email: 'ann@example.com' }),
    );
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBeTruthy();
  });
});
