import { inRows } from '../../../../local/console/words/in-rows.ts';
import { newsOf } from '../../../../local/console/words/news.ts';
import { outcomeOfMove } from '../../../../local/console/words/outcome-of-move.ts';
import { wordsOf } from '../../../../local/console/words/happening-words.ts';
import { dayAndTime, durationWords, relativeTime } from '../../../../local/console/words/time-words.ts';
import type { Happened } from '../../../../local/shown/happening.ts';
import { aBeginning, aCall, aHappening, aMail, anInvocation, aRequest, aTimer } from '../happenings.ts';

const beacon = JSON.stringify({
  firstName: 'Ada',
  email: 'ada@example.com',
  cart: { items: [{ quantity: 2 }, { quantity: 1 }] },
});
/** As the browser's zone has it. */
const six = dayAndTime(Date.parse('2026-11-21T18:00:00.000Z'), Date.parse('2026-11-21T16:00:00.000Z'));

const CASES: readonly (readonly [Happened, text: string, tone: string])[] = [
  [aRequest({ body: beacon }), 'Beacon: Ada, ada@example.com, 3 items', 'neutral'],
  [aRequest({ body: beacon.slice(0, 20) }), 'Beacon: no address yet', 'neutral'],
  [aRequest({ body: '{"consent":null}' }), 'Beacon: no address yet, no consent', 'neutral'],
  [aRequest({ status: 400 }), 'Beacon: no address yet; refused with 400', 'warn'],
  [aRequest({ status: 503 }), 'Beacon: no address yet; failed with 503', 'bad'],
  [aRequest({ status: 0 }), 'Beacon: no address yet; got no answer', 'bad'],
  [
    aRequest({ route: 'POST /v1/orders/generic', body: '{"orderId":"demo-1"}', status: 200 }),
    'Order demo-1 reported',
    'neutral',
  ],
  [aRequest({ route: undefined, method: 'OPTIONS', path: '/v1/x' }), 'OPTIONS /v1/x', 'neutral'],
  [aBeginning({ trigger: 'timer', attempt: 2 }), 'capture was invoked by a timer, try 2', 'neutral'],
  [anInvocation(), 'recover was done in 12 ms', 'neutral'],
  [anInvocation({ outcome: 'error', error: 'TypeError' }), 'recover failed: TypeError', 'bad'],
  [anInvocation({ outcome: 'timed-out', attempt: 3 }), 'recover timed out, try 3', 'bad'],
  [anInvocation({ outcome: 'killed' }), 'recover was killed', 'bad'],
  [aCall(), 'capture wrote an item', 'neutral'],
  [aCall({ operation: 'DescribeTable' }), 'capture called DescribeTable', 'neutral'],
  [
    aCall({ outcome: 'error', error: 'ConditionalCheckFailedException' }),
    'capture: UpdateItem was answered with ConditionalCheckFailedException',
    'neutral',
  ],
  [
    aCall({ outcome: 'error', error: 'InternalServerError', isInjected: true }),
    'capture: UpdateItem was answered with InternalServerError (a fault)',
    'bad',
  ],
  [aCall({ outcome: 'no-answer', isInjected: true }), 'capture: UpdateItem had no answer (a fault)', 'bad'],
  [
    { kind: 'records', function: 'schedule', count: 3, matched: 1 },
    'The stream brought 3 records, 1 for schedule',
    'neutral',
  ],
  [
    { kind: 'records', function: 'schedule', count: 1, matched: 0 },
    'The stream brought 1 record, none for schedule',
    'neutral',
  ],
  [aTimer(), `Timer for help set for ${six}`, 'neutral'],
  [aTimer({ action: 'updated', step: undefined }), `Timer moved to ${six}`, 'neutral'],
  [aTimer({ action: 'deleted' }), `Timer for help of ${six} taken down`, 'neutral'],
  [aTimer({ action: 'fired' }), 'Timer for help fired', 'good'],
  [aTimer({ action: 'failed' }), 'Timer for help could not be delivered', 'bad'],
  [aTimer({ action: 'lost' }), 'Timer for help was lost on its way', 'bad'],
  [aTimer({ action: 'doubled' }), 'Timer for help was delivered twice', 'warn'],
  [
    { kind: 'decision', step: 'help', decision: 'skipped', reason: 'ordered', decidedAt: '' },
    'Did not mail help: the shopper has ordered',
    'warn',
  ],
  [
    {
      kind: 'decision',
      step: 'help',
      decision: 'deferred',
      reason: 'min-gap',
      decidedAt: '',
      until: '2026-11-21T18:00:00.000Z',
    },
    `Put help off until ${six}: the last mail to the shopper is not long enough ago`,
    'warn',
  ],
  [{ kind: 'decision', step: 'help', decision: 'sent', decidedAt: '' }, 'Noted that help was mailed', 'good'],
  [aMail(), 'Mail to ada@example.com: “Can I help?”', 'good'],
  [
    { kind: 'bus-event', source: 'aws.ses', detailType: 'Email Bounced', rules: ['a'] },
    'Email Bounced from aws.ses, taken by 1 rule',
    'neutral',
  ],
  [
    { kind: 'bus-event', source: 'aws.ses', detailType: 'Email Sent', rules: [] },
    'Email Sent from aws.ses, taken by no rule',
    'neutral',
  ],
  [{ kind: 'dead-letter', queue: 'q', letter: 'l' }, 'Dead letter in q', 'bad'],
  [{ kind: 'redriven', queue: 'q', letter: 'l' }, 'Dead letter of q handed in once more', 'neutral'],
  [{ kind: 'expired', count: 1 }, '1 item expired', 'neutral'],
  [
    { kind: 'clock', now: '2026-11-21T18:00:00.000Z', isDone: true },
    `The clock was moved to ${six}`,
    'neutral',
  ],
  [{ kind: 'clock', now: '2026-11-21T18:00:00.000Z', isDone: false }, 'The clock is being moved', 'neutral'],
  [{ kind: 'log', function: 'sweep', stream: 'stderr', line: 'oh' }, 'sweep: oh', 'warn'],
  [{ kind: 'faults', waiting: 2 }, '2 faults waiting', 'warn'],
  [{ kind: 'faults', waiting: 0 }, 'No fault is waiting any more', 'neutral'],
  [{ kind: 'faults', waiting: 0, text: 'Killed recover' }, 'Killed recover', 'warn'],
  [{ kind: 'rebuilt', functions: ['sweep'], isScriptNew: false }, 'Built anew: sweep', 'neutral'],
  [{ kind: 'rebuilt', functions: [], isScriptNew: true }, 'Built anew: the storefront script', 'neutral'],
  [
    { kind: 'rebuilt', functions: ['sweep'], isScriptNew: false, error: 'a brace' },
    'sweep could not be built: a brace',
    'bad',
  ],
  [{ kind: 'reset' }, 'All was forgotten, and the clock set back', 'neutral'],
];

describe('a happening in words', () => {
  it.each(CASES)('%j', (happened, text, tone) => {
    expect(wordsOf(aHappening(happened))).toMatchObject({ text, tone });
  });
});

describe('news', () => {
  it('are of the shoppers’ story, newest first, and of what went wrong', () => {
    const story = [
      aRequest(),
      aBeginning(),
      aCall(),
      anInvocation(),
      aTimer(),
      anInvocation({ outcome: 'error' }),
      aMail(),
      aRequest({ route: undefined, status: 204 }),
    ];
    expect(newsOf(story.map((happened) => aHappening(happened))).map(({ kind }) => kind)).toEqual([
      'mail',
      'invocation',
      'timer',
      'request',
    ]);
  });

  it('that say the same of one checkout in a row are taken together', () => {
    const rows = inRows([
      aHappening(aRequest(), { id: 4 }),
      aHappening(aRequest(), { id: 3 }),
      aHappening(aRequest(), { id: 2, checkouts: ['another'] }),
      aHappening(aRequest(), { id: 1 }),
    ]);
    expect(rows.map(({ happening, times }) => [happening.id, times])).toEqual([
      [4, 2],
      [2, 1],
      [1, 1],
    ]);
  });
});

describe('the outcome of a move of the clock', () => {
  it('counts what came of it', () => {
    const fired = aHappening(aTimer({ action: 'fired' }));
    expect(outcomeOfMove([fired, fired, aHappening(aMail())])).toBe('2 timers fired, 1 new mail.');
    expect(outcomeOfMove([aHappening(aTimer())])).toBe('Nothing happened meanwhile.');
  });
});

describe('times in words', () => {
  it.each([
    [0, '0 s'],
    [59_000, '59 s'],
    [65 * 60_000, '1 h 5 min'],
    [26 * 3_600_000, '1 d 2 h'],
    [24 * 3_600_000 + 60_000, '1 d'],
    [7 * 86_400_000, '7 d'],
  ])('%i ms last %s', (ms, words) => {
    expect(durationWords(ms)).toBe(words);
  });

  it.each([
    [0, 'just now'],
    [-3000, 'just now'],
    [3000, 'in a moment'],
    [-61_000, '1 minute ago'],
    [2 * 3_600_000, 'in 2 hours'],
    [-49 * 3_600_000, '2 days ago'],
  ])('%i ms from now is %s', (ms, words) => {
    expect(relativeTime(1_000_000_000 + ms, 1_000_000_000)).toBe(words);
  });
});
