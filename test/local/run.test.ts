import { startLocalStack, type LocalStack } from '../../local/run.ts';
import { listen } from './fixtures/listen.ts';
import { stopCounted } from '../support/permission-uses.ts';

/** It synthesizes and starts a database first. */
const START_TIMEOUT_MS = 60_000;

describe('the local stack', () => {
  let stack: LocalStack;

  const json = async (response: Response): Promise<ReturnType<typeof JSON.parse>> => response.json();
  const look = async (name: string) => json(await fetch(`${stack.url}/_local/${name}`));
  const post = (path: string, body: unknown) =>
    fetch(`${stack.url}${path}`, { method: 'POST', body: JSON.stringify(body) });
  const advance = async (duration: string, skip = false) =>
    json(await post('/_local/clock', { advance: duration, skip }));
  const fault = (operation: string, when: string, error: string, count = 1) =>
    post('/_local/faults', {
      service: operation === 'SendEmail' ? 'ses' : 'dynamodb',
      operation,
      when,
      error,
      count,
    });

  let seq = Date.now();
  const beacon = (id: string) =>
    post(`/v1/checkouts/${id.repeat(24)}`, {
      v: 1,
      seq: seq++,
      email: `${id}@example.com`,
      country: 'US',
      consent: { mode: 'notice', version: '1', at: '2026-11-21T10:00:00Z' },
    });
  const stepsOf = async (id: string) =>
    (await look('checkouts')).find((checkout: { id: string }) => checkout.id.startsWith(id))?.steps;

  beforeAll(async () => {
    stack = await startLocalStack({ port: 0 });
  }, START_TIMEOUT_MS);

  afterAll(() => stopCounted(stack));

  beforeEach(() => post('/_local/reset', {}));

  it('mails a shopper who leaves, and shows what it did on the way', async () => {
    expect((await beacon('a')).status).toBe(204);
    await advance('PT1M');
    expect(await look('timers')).toEqual([
      {
        name: expect.stringMatching(/^[0-9a-f]{32}-help-1$/),
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:00\.000Z$/),
        input: { checkoutId: 'a'.repeat(24), step: 'help', generation: 1 },
      },
    ]);
    await advance('PT3H');
    expect(await look('mailbox')).toMatchObject([{ to: ['a@example.com'], tags: { step: 'help' } }]);
    expect(await stepsOf('a')).toMatchObject([
      { step: 'help', decision: 'sent', at: expect.stringMatching(/Z$/) },
    ]);
    const { invocations, calls } = await look('calls');
    expect(invocations).toMatchObject({ capture: 1, schedule: 1, recover: 1 });
    expect(calls).toContainEqual({ function: 'recover', service: 'ses', operation: 'SendEmail', count: 1 });
    const sent = (await look('metrics')).find(({ name }: { name: string }) => name === 'Sent');
    expect(sent).toMatchObject({ function: 'recover', sum: 1 });
  });

  it('tells what happens as it happens, lists it afterwards, and makes sentences of it', async () => {
    const checkout = 'a'.repeat(24);
    const events = await listen(`${stack.url}/_local/events`);
    expect(events.type).toBe('text/event-stream');
    await beacon('a');
    const { now } = await json(await post('/_local/clock', { to: 'next' }));
    await events.until(({ kind }) => kind === 'mail');
    events.stop();

    const { heard } = events;
    const kinds = heard.filter(({ checkouts }) => checkouts.includes(checkout)).map(({ kind }) => kind);
    const firsts = (...inOrder: string[]) => [...new Set(kinds)].filter((kind) => inOrder.includes(kind));
    const answered = ['invocation-begun', 'call', 'invocation', 'request'];
    expect(firsts(...answered)).toEqual(answered);
    // The stream may be read while the function is still at its answer.
    const carriedOn = ['call', 'records', 'timer', 'mail'];
    expect(firsts(...carriedOn)).toEqual(carriedOn);
    const request = heard.find(({ kind }) => kind === 'request');
    expect(request).toMatchObject({
      route: 'POST /v1/checkouts/{checkoutId}',
      function: 'capture',
      status: 204,
    });
    expect(
      heard.filter(({ requestId }) => requestId === request?.requestId).map(({ kind }) => kind),
    ).toContain('call');
    expect(await look(`journal?after=${heard[0]!.id - 1}&limit=${heard.length}`)).toEqual(heard);

    const fired = heard.find((happening) => happening.kind === 'timer' && happening.action === 'fired');
    expect(fired).toMatchObject({ dueAt: expect.stringMatching(/:00\.000Z$/), step: 'help' });
    expect(Date.parse(now)).toBeGreaterThan(Date.parse(heard[0]!.at) + 7_200_000);
    const { entries } = await look(`timeline?checkout=${checkout}`);
    expect(entries.map(({ kind }: { kind: string }) => kind)).toEqual([
      'beacon',
      'timer',
      'timer',
      'mail',
      'timer',
    ]);
    expect(entries[3].text).toMatch(/^Mailed the step help to a@example\.com: “/);
    expect(await look('due')).toContainEqual(
      expect.objectContaining({ kind: 'timer', text: 'The timer for the step reminder', checkout }),
    );
    expect((await look('cost')).lines).toContainEqual(expect.objectContaining({ service: 'SES', count: 1 }));
  });

  it('goes to the next timer, though the stream has not brought it yet and a later one waits', async () => {
    await beacon('a');
    await advance('PT3H');
    await beacon('b');
    await post('/_local/clock', { to: 'next' });
    expect((await look('mailbox')).map(({ to }: { to: string[] }) => to[0])).toEqual([
      'a@example.com',
      'b@example.com',
    ]);
    expect((await look('timers')).map(({ input }: { input: { step: string } }) => input.step)).toEqual([
      'reminder',
      'reminder',
    ]);
    expect(await stepsOf('a')).toHaveLength(1);
  });

  it('lets timers fire late after a jump', async () => {
    await beacon('a');
    await advance('PT1M');
    const { now } = await advance('PT6H', true);
    const [mail] = await look('mailbox');
    expect(Date.parse(now) - Date.parse(mail.at)).toBeLessThan(3_600_000);
  });

  it('kills the very process that makes a call, and Lambda tries again', async () => {
    await beacon('a');
    await fault('SendEmail', 'before', 'crash');
    await advance('PT3H');
    const { invocations } = await look('calls');
    expect(invocations.recover).toBeGreaterThan(1);
    expect(await look('mailbox')).toEqual([]);
    expect(await stepsOf('a')).toMatchObject([{ step: 'help', decision: 'skipped', reason: 'unknown-send' }]);
  });

  it('puts an event that recover fails on into its dead-letter queue', async () => {
    await beacon('a');
    await advance('PT1M');
    await fault('GetItem', 'before', 'InternalServerError', 100);
    await advance('PT3H');
    expect(await look('dead-letters')).toMatchObject([
      {
        queue: expect.stringContaining('RecoverFailures'),
        body: {
          requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
          requestPayload: { checkoutId: 'a'.repeat(24), step: 'help', generation: 1 },
        },
      },
    ]);
  });

  it('can deliver a timer twice', async () => {
    await beacon('a');
    await advance('PT1M');
    const [{ name }] = await look('timers');
    await advance('PT3H');
    expect((await post('/_local/timers/deliver', { name })).status).toBe(200);
    await advance('PT1M');
    expect((await look('calls')).invocations.recover).toBe(2);
    expect(await look('mailbox')).toHaveLength(1);
    expect((await post('/_local/timers/deliver', { name: 'nobody' })).status).toBe(400);
  });

  it('starts afresh and in the present after a reset', async () => {
    await beacon('a');
    await advance('P2D');
    await post('/_local/reset', {});
    for (const name of ['checkouts', 'recipients', 'mailbox', 'timers', 'metrics', 'dead-letters', 'logs'])
      expect([name, await look(name)]).toEqual([name, []]);
    expect(await look('calls')).toEqual({ invocations: {}, calls: [] });
    expect(Date.parse((await look('clock')).now) - Date.now()).toBeLessThan(60_000);
  });

  it('serves the storefront script as it would be deployed', async () => {
    const shop = await (await fetch(`${stack.url}/shop/checkout`)).text();
    const [, src = ''] = /<script\s+src="([^"]*beacon[^"]*)"/.exec(shop) ?? [];
    const answer = await fetch(new URL(src, stack.url), { headers: { origin: 'https://www.shop.example' } });
    expect([answer.status, Object.fromEntries(answer.headers)]).toEqual([
      200,
      expect.objectContaining({
        'content-type': 'text/javascript; charset=utf-8',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'cross-origin',
        'access-control-allow-origin': '*',
      }),
    ]);
    expect((await answer.text()).length).toBeGreaterThan(1000);
  });

  it('is the HTTP API to everything else', async () => {
    expect(await (await post('/v1/nothing', {})).json()).toEqual({ message: 'Not Found' });
    const preflight = await fetch(`${stack.url}/v1/checkouts/x`, {
      method: 'OPTIONS',
      headers: { origin: stack.url, 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-origin')).toBe(stack.url);
  });
});
