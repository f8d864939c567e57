import { eachWithDriver, newCheckoutId } from './driver.ts';

const holder = eachWithDriver();

/** The timer's own retry policy: the first try and ten more. */
const DELIVERY_TRIES = 11;

/** The stream source's: the first try and its retries. */
const STREAM_TRIES = 21;

describe('a crash loop', () => {
  it('ends in a dead letter without personal data, and the daily sweep repairs what it left', async () => {
    const { run } = holder;
    const id = await run.armed();
    await run.fault({ service: 'dynamodb', operation: 'GetItem', when: 'before', error: 'crash', count: 3 });
    await run.advance('PT3H');
    expect(await run.mailbox()).toHaveLength(0);
    const letters = await run.deadLetters();
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).not.toContain('example.com');
    expect(await run.helpOf(id)).toBeUndefined();
    await run.advance('P1D');
    expect(await run.helpOf(id)).toMatchObject({ decision: 'skipped', reason: 'too-late' });
    expect((await run.mailbox()).map(({ tags }) => tags['step'])).toEqual(['reminder']);
  });

  it('of the schedule function ends in the failure queue, and the daily sweep arms the timer', async () => {
    const { run } = holder;
    const id = newCheckoutId();
    const fault = { service: 'scheduler', operation: 'CreateSchedule', when: 'before' };
    // A process that dies is a try like any other; a new one for each of them takes a while.
    await run.fault([
      { ...fault, error: 'crash' },
      { ...fault, error: 'ValidationException', count: STREAM_TRIES - 1 },
    ]);
    await run.beacon(id, { email: 'frida@example.com' });
    await run.advance('PT1H');
    expect(await run.timers()).toEqual([]);
    const letters = await run.deadLetters();
    expect(letters).toHaveLength(1);
    expect(JSON.stringify(letters)).not.toContain('frida');
    await run.advance('P2D');
    expect((await run.mailbox()).map(({ tags }) => tags['checkout'])).toContain(id);
  });

  it.each([
    ['mail-events', 'MailEventFailures'],
    ['sweep', 'SweepFailures'],
  ])('of %s ends in %s, without personal data', async (name, queue) => {
    const { run } = holder;
    await run.armed();
    await run.fault({ function: name, when: 'before', count: 6 });
    await run.advance('P1DT10M');
    const letters = await run.look<{ queue: string }[]>('dead-letters');
    expect(letters.map((letter) => letter.queue)).toContainEqual(expect.stringContaining(queue));
    expect(JSON.stringify(letters)).not.toContain('example.com');
  });
});

describe('a world', () => {
  const functions = ['capture', 'schedule', 'recover'];

  it('where everything comes twice mails each step once', async () => {
    const { run } = holder;
    const hops = ['timer', 'stream', 'bus', 'async', 'api'];
    await run.fault(hops.map((hop) => ({ hop, delivery: 'doubled', count: 99 })));
    await run.armed();
    await run.advance('P2D');
    expect((await run.mailbox()).map(({ tags }) => tags['step'])).toEqual(['help', 'reminder']);
    expect(await run.deadLetters()).toEqual([]);
  });

  it.each([
    ['during', ['skipped']],
    ['after', ['sent']],
  ] as const)(
    'where each process is killed once, %s its work, comes to a decision',
    async (when, decisions) => {
      const { run } = holder;
      await run.fault(functions.map((name) => ({ function: name, when })));
      const id = newCheckoutId();
      expect(await run.beacon(id)).toBe(500);
      expect(await run.beacon(id)).toBe(204);
      await run.advance('P1DT3H');
      expect(decisions).toContain((await run.helpOf(id))?.decision);
      const steps = (await run.mailbox()).map(({ tags }) => tags['step']);
      expect(steps).toEqual(when === 'after' ? ['help', 'reminder'] : ['reminder']);
      expect(await run.deadLetters()).toEqual([]);
    },
  );

  it('where Lambda has no copy of a function free for a while is late by no more than that', async () => {
    const { run } = holder;
    await run.fault(
      functions.map((name) => ({ function: name, error: 'TooManyRequestsException', count: 3 })),
    );
    const id = newCheckoutId();
    const answers = [await run.beacon(id), await run.beacon(id), await run.beacon(id), await run.beacon(id)];
    expect(answers).toEqual([503, 503, 503, 204]);
    await run.advance('PT2H15M');
    expect(await run.helpOf(id)).toMatchObject({ decision: 'sent' });
  });

  it('where answers of the API are lost: who tries again does no harm', async () => {
    const { run } = holder;
    const lost = (delivery: string, name: string) => ({ hop: 'api', delivery, function: name });
    const persistently = async (send: () => Promise<unknown>): Promise<number> => {
      for (let tries = 1; ; tries++) {
        const isAnswered = await send().then(
          () => true,
          () => false,
        );
        if (isAnswered) return tries;
      }
    };
    await run.fault([lost('lost', 'capture'), lost('unanswered', 'capture'), lost('unanswered', 'orders')]);
    const id = newCheckoutId();
    expect(await persistently(() => run.beacon(id))).toBe(3);
    await run.advance('PT3H');
    expect(await run.mailbox()).toHaveLength(1);
    expect(await persistently(() => run.order({ checkoutId: id }))).toBe(2);
    await run.advance('P4D');
    expect(await run.mailbox()).toHaveLength(1);
    expect(await run.checkout(id)).toMatchObject({ state: 'completed' });
  });
});

describe('a dead letter that is handed in once more', () => {
  it.each([
    ['recovery', 'PT2H30M', { function: 'recover', when: 'before', count: 3 }],
    [
      'a timer',
      'PT3H30M',
      {
        service: 'scheduler',
        operation: 'InvokeTarget',
        when: 'before',
        error: 'ThrottlingException',
        count: DELIVERY_TRIES,
      },
    ],
  ])('of %s mails what was missed', async (_, duration, fault) => {
    const { run } = holder;
    const id = await run.armed();
    await run.fault(fault);
    await run.advance(duration);
    expect(await run.mailbox()).toHaveLength(0);
    expect(await run.deadLetters()).toMatchObject([{ isRedrivable: true }]);
    await run.redrive();
    await run.advance('PT0S');
    expect(await run.helpOf(id)).toMatchObject({ decision: 'sent' });
    expect(await run.deadLetters()).toEqual([]);
  });

  it('of the stream arms the timer', async () => {
    const { run } = holder;
    const refused = { service: 'scheduler', operation: 'CreateSchedule', when: 'before' };
    await run.fault({ ...refused, error: 'ValidationException', count: STREAM_TRIES });
    await run.beacon(newCheckoutId());
    await run.advance('PT1H');
    expect(await run.timers()).toEqual([]);
    await run.redrive();
    expect((await run.timers()).map(({ input }) => input.step)).toEqual(['help']);
    expect(await run.deadLetters()).toEqual([]);
  });
});
