import { SKIP_REASONS } from '../../../functions/shared/domain/reasons.ts';
import { tellTimeline } from '../../../local/journal/timeline/timeline.ts';
import type { StoredCheckout } from '../../../local/journal/timeline/tell-stored.ts';
import type { Happened, Happening } from '../../../local/shown/happening.ts';

const ID = 'ann';
const START = Date.parse('2026-11-22T10:00:00Z');
const at = (minute: number): string => new Date(START + minute * 60_000).toISOString();

let lastId = 0;
const happening = (happened: Happened & { requestId?: string }, minute = 0, checkouts = [ID]): Happening => {
  lastId += 1;
  return { id: lastId, at: at(minute), checkouts, ...happened };
};

const aRequest = (route: string, status = 204, body: unknown = '') =>
  ({
    kind: 'request',
    method: route.split(' ')[0] ?? '',
    path: route.split(' ')[1] ?? '',
    route,
    status,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }) as const;

const BEACON = 'POST /v1/checkouts/{checkoutId}';
const aBeacon = (body: unknown, status = 204) => aRequest(BEACON, status, body);

const aTimer = (action: Extract<Happened, { kind: 'timer' }>['action']) =>
  ({ kind: 'timer', action, name: 'ref-help-1', dueAt: at(120), step: 'help' }) as const;

const aDecision = (decision: 'sent' | 'skipped' | 'deferred', reason?: string) =>
  ({ kind: 'decision', step: 'help', decision, reason, decidedAt: at(0), until: at(90) }) as const;

const aMail = {
  kind: 'mail',
  messageId: 'm-1',
  to: ['ann@example.com'],
  subject: 'Can I help?',
  step: 'help',
} as const;

const aCheckout = (changes: Partial<StoredCheckout> = {}): StoredCheckout => ({
  id: ID,
  state: 'open',
  steps: [],
  stored: {},
  ...changes,
});

const tell = (happened: Happened, minute = 0) =>
  tellTimeline(ID, undefined, [happening(happened, minute)])?.entries[0];

describe('the timeline tells of', () => {
  const cart = {
    items: [
      { name: 'Blue mug', quantity: 2, unitPrice: 1 },
      { quantity: 1, unitPrice: 1 },
    ],
  };

  it.each<[string, Happened, string, string]>([
    [
      'a beacon',
      aBeacon({
        email: 'ann@example.com',
        firstName: 'Ann',
        country: 'US',
        cart,
        consent: { mode: 'notice' },
      }),
      'beacon',
      'The shopper’s browser sent: address, first name, 3 items (notice consent).',
    ],
    [
      'what was cleared',
      aBeacon({ email: ' ', cart: null }),
      'beacon',
      'The shopper’s browser sent: cleared: address, cart.',
    ],
    [
      'a pause',
      aBeacon({ paused: true }),
      'beacon',
      'The shopper’s browser sent: that the order was placed.',
    ],
    ['what little there is', aBeacon({ country: 'US' }), 'beacon', 'The shopper’s browser sent: country.'],
    [
      'a beacon that was refused',
      aBeacon({ firstName: 'Ann' }, 400),
      'trouble',
      'The shopper’s browser sent: first name, but it was refused (400).',
    ],
    [
      'an erasure',
      aRequest('POST /v1/checkouts/{checkoutId}/forget'),
      'forget',
      'The shopper said “don’t save”: what was typed is erased.',
    ],
    [
      'the order',
      aRequest('POST /v1/orders/generic', 200, { orderId: '1001', total: 4990, currency: 'EUR' }),
      'order',
      'The shop’s back end reported the order 1001: nothing more is mailed.',
    ],
    [
      'a link that was opened',
      aRequest('GET /r/{token}', 302),
      'click',
      'The link back to the cart was opened.',
    ],
    [
      'a return',
      aRequest('POST /v1/restore/{token}', 200),
      'click',
      'The shopper came back, and the shop filled the cart again.',
    ],
    [
      'an opt-out',
      aRequest('POST /u/{token}', 200),
      'click',
      'The shopper unsubscribed the address from all mails of this store.',
    ],
    ['a timer that was set', aTimer('created'), 'timer', 'Set a timer for the step help, due in 2 hours.'],
    ['a timer that was taken down', aTimer('deleted'), 'timer', 'Took down the timer for the step help.'],
    ['a mail', aMail, 'mail', 'Mailed the step help to ann@example.com: “Can I help?”.'],
    [
      'a step that was put off',
      aDecision('deferred', 'min-gap'),
      'decision',
      'Put the step help off by 1 hour and 30 minutes: the last mail to the shopper is not long enough ago.',
    ],
    [
      'a failure',
      {
        kind: 'invocation',
        function: 'recover',
        trigger: 'timer',
        attempt: 2,
        outcome: 'killed',
        durationMs: 1,
      },
      'trouble',
      'The second try of recover was killed.',
    ],
    [
      'a call that a fault broke',
      {
        kind: 'call',
        function: 'recover',
        service: 'ses',
        operation: 'SendEmail',
        outcome: 'no-answer',
        isInjected: true,
      },
      'trouble',
      'SendEmail of recover got no clear answer, as a fault had it.',
    ],
    [
      'a bounce',
      { kind: 'bus-event', source: 'aws.ses', detailType: 'Email Bounced', rules: [] },
      'trouble',
      'The mail bounced.',
    ],
    [
      'what was given up',
      { kind: 'dead-letter', queue: 'q', letter: '1' },
      'trouble',
      'It was given up: a dead letter tells of it.',
    ],
  ])('%s', (_, happened, kind, text) => {
    expect(tell(happened)).toMatchObject({ kind, text });
  });

  it('a timer that fires late, as after an outage', () => {
    expect(tell(aTimer('fired'), 300)?.text).toBe('The timer for the step help fired, 3 hours late.');
  });

  it.each(SKIP_REASONS)('a step that was not mailed: %s', (reason) => {
    const { text = '', details = [] } = tell(aDecision('skipped', reason)) ?? {};
    expect(text).toMatch(/^Did not mail the step help: [a-zS].{10,}\.$/);
    expect(text).not.toContain(reason.includes('-') ? reason : `: ${reason}`);
    expect(details).toEqual([reason, expect.stringMatching(/\.$/)]);
  });

  it('a long beacon as far as the journal has kept it', () => {
    const body = JSON.stringify({ email: 'ann@example.com', cart }).slice(0, -10);
    expect(tell(aBeacon(body))).toMatchObject({
      text: 'The shopper’s browser sent: address, 2 items, and more.',
      details: ['address: ann@example.com', '2 × Blue mug', 'The journal keeps no more of it.'],
    });
  });

  it('nothing that went as it should, and nothing of other checkouts', () => {
    const call = {
      kind: 'call',
      function: 'recover',
      service: 'dynamodb',
      operation: 'UpdateItem',
      isInjected: false,
    } as const;
    const journal = [
      happening({ ...call, outcome: 'ok' }),
      happening({ ...call, outcome: 'error', error: 'ConditionalCheckFailedException' }),
      happening({ kind: 'records', function: 'schedule', count: 1, matched: 0 }),
      happening(aMail, 0, ['ben']),
    ];
    expect(tellTimeline(ID, undefined, journal)).toEqual({ id: ID, state: 'gone', entries: [] });
  });
});

describe('a timeline', () => {
  it('is there for checkouts only of which something is known', () => {
    expect(tellTimeline('nobody', undefined, [happening(aMail)])).toBeUndefined();
  });

  it('goes from the oldest to the newest and leads to the journal and the mailbox', () => {
    const journal = [
      happening(aBeacon({}), 0),
      happening(aMail, 120),
      happening(aDecision('skipped', 'capped'), 121),
    ];
    const entries = tellTimeline(ID, aCheckout(), journal)?.entries;
    expect(entries?.map(({ kind, happening: id }) => [kind, id])).toEqual([
      ['beacon', journal[0]?.id],
      ['decision', journal[2]?.id],
      ['mail', journal[1]?.id],
    ]);
    expect(entries?.[2]?.messageId).toBe('m-1');
  });

  it('makes one entry of a sentence that comes over and over', () => {
    const journal = [0, 1, 2].map((minute) => happening(aBeacon({ email: 'ann@example.com' }), minute));
    const entries = tellTimeline(ID, aCheckout(), [...journal, happening(aMail, 3)])?.entries;
    expect(entries).toMatchObject([
      {
        at: at(0),
        text: 'The shopper’s browser sent: address (3 times).',
        details: ['address: ann@example.com', `the last time at ${at(2)}`],
      },
      { kind: 'mail' },
    ]);
  });

  it('puts the calls that an invocation failed over behind its failure, try by try', () => {
    const requestId = 'r-1';
    const call = {
      kind: 'call',
      function: 'recover',
      service: 'dynamodb',
      operation: 'GetItem',
      outcome: 'error',
      error: 'InternalServerError',
      isInjected: true,
      requestId,
    } as const;
    const end = {
      kind: 'invocation',
      function: 'recover',
      trigger: 'timer',
      durationMs: 1,
      requestId,
    } as const;
    const journal = [
      ...[0, 0, 0].map((minute) => happening(call, minute)),
      happening({ ...end, attempt: 1, outcome: 'error', error: 'It broke.' }, 0),
      happening(call, 1),
      happening({ ...end, attempt: 2, outcome: 'ok' }, 1),
    ];
    const entries = tellTimeline(ID, aCheckout(), journal)?.entries;
    const text = 'GetItem of recover was answered with InternalServerError, as a fault had it';
    expect(entries).toMatchObject([
      { text: 'recover failed.', details: ['It broke.', `${text} (3 times).`] },
      { text: `${text}.`, details: [] },
    ]);
  });

  it('tells a mail once, though the journal, the stream and the table all know of it', () => {
    const steps = [{ step: 'help', decision: 'sent', at: at(0), messageId: 'm-1' }];
    const journal = [happening(aMail), happening(aDecision('sent'))];
    expect(tellTimeline(ID, aCheckout({ steps }), journal)?.entries).toHaveLength(1);
  });

  it('falls back on what is stored where the journal has forgotten', () => {
    const stored = { begunAt: at(0), closedAt: at(300) };
    const steps = [
      { step: 'help', decision: 'sent', at: at(120), messageId: 'm-1' },
      { step: 'reminder', decision: 'skipped', reason: 'ordered', at: at(400) },
    ];
    expect(tellTimeline(ID, aCheckout({ state: 'completed', stored, steps }), [])).toMatchObject({
      state: 'completed',
      entries: [
        { at: at(0), kind: 'beacon' },
        { at: at(120), kind: 'decision', messageId: 'm-1' },
        { at: at(300), kind: 'order' },
        { at: at(400), kind: 'decision', text: 'Did not mail the step reminder: the shopper has ordered.' },
      ],
    });
  });
});
