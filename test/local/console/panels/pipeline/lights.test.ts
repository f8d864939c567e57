import { lightOf } from '../../../../../local/console/panels/pipeline/lights.ts';
import { EDGE_IDS } from '../../../../../local/console/panels/pipeline/shape.ts';
import type { Happened } from '../../../../../local/shown/happening.ts';
import { aBeginning, aCall, aHappening, aMail, anInvocation, aRequest, aTimer } from '../../happenings.ts';

const lit = (happened: Happened) => {
  const { nodes, legs, tone } = lightOf(aHappening(happened));
  return {
    nodes: nodes.join(' '),
    legs: legs.map(({ edge, isBack }) => (isBack ? `back ${edge}` : edge)).join(' '),
    tone,
  };
};

/** What one of each kind lights: its nodes, its ways, and whether that is trouble. */
const CASES: readonly (readonly [Happened, nodes: string, legs: string, tone?: 'trouble'])[] = [
  [aRequest(), 'browser api capture', ''],
  [aRequest({ status: 400 }), 'browser api capture', 'browser→api', 'trouble'],
  [aRequest({ status: 0 }), 'browser api capture', 'browser→api', 'trouble'],
  [aRequest({ function: undefined, route: undefined, status: 204 }), 'browser api', 'browser→api'],
  [aRequest({ function: 'orders', status: 401 }), 'backend api orders', 'backend→api', 'trouble'],
  [aRequest({ function: 'links', route: 'GET /r/{token}', status: 302 }), 'mailbox api links', ''],
  [
    aRequest({ function: 'links', route: 'POST /v1/restore/{token}', status: 200 }),
    'browser api links',
    'browser→api',
  ],
  [aBeginning(), 'api capture', 'browser→api api→capture'],
  [aBeginning({ function: 'orders' }), 'api orders', 'backend→api api→orders'],
  [aBeginning({ function: 'links' }), 'api links', 'mailbox→api api→links'],
  [aBeginning({ function: 'later', trigger: 'api' }), 'api', ''],
  [aBeginning({ function: 'schedule', trigger: 'stream' }), 'stream schedule', 'stream→schedule'],
  [aBeginning({ function: 'recover', trigger: 'timer' }), 'timers recover', 'timers→recover'],
  [aBeginning({ function: 'mail-events', trigger: 'rule' }), 'bus mail-events', 'bus→mail-events'],
  [aBeginning({ function: 'sweep', trigger: 'rate' }), 'sweep', ''],
  [aBeginning({ function: 'recover', trigger: 'direct' }), 'recover', ''],
  [
    aBeginning({ function: 'recover', trigger: 'redrive' }),
    'dead-letters recover',
    'back recover→dead-letters',
  ],
  [anInvocation(), 'recover', ''],
  [anInvocation({ outcome: 'error' }), 'recover', '', 'trouble'],
  [anInvocation({ outcome: 'timed-out' }), 'recover', '', 'trouble'],
  [anInvocation({ outcome: 'killed' }), 'recover', '', 'trouble'],
  [aCall(), 'capture table', 'capture→table'],
  [aCall({ function: 'recover', operation: 'GetItem' }), 'recover table', 'back recover→table'],
  [aCall({ function: 'sweep', operation: 'Query' }), 'sweep table', 'back sweep→table'],
  [aCall({ outcome: 'error', error: 'ConditionalCheckFailedException' }), 'capture table', 'capture→table'],
  [
    aCall({ outcome: 'error', error: 'ConditionalCheckFailedException', isInjected: true }),
    'capture table',
    'capture→table',
    'trouble',
  ],
  [aCall({ outcome: 'no-answer' }), 'capture table', 'capture→table', 'trouble'],
  [
    aCall({ function: 'schedule', service: 'scheduler', operation: 'CreateSchedule' }),
    'schedule timers',
    'schedule→timers',
  ],
  [
    aCall({ function: 'recover', service: 'scheduler', operation: 'CreateSchedule' }),
    'recover timers',
    'recover→timers',
  ],
  [aCall({ function: 'recover', service: 'ses', operation: 'SendEmail' }), 'recover ses', 'recover→ses'],
  [aCall({ service: 'secretsmanager', operation: 'GetSecretValue' }), 'capture', ''],
  [aCall({ function: 'later' }), '', ''],
  [{ kind: 'records', function: 'schedule', count: 1, matched: 1 }, 'table stream', 'table→stream'],
  [aTimer(), 'timers', ''],
  [aTimer({ action: 'updated' }), 'timers', ''],
  [aTimer({ action: 'deleted' }), 'timers', ''],
  [aTimer({ action: 'fired' }), 'timers', ''],
  [aTimer({ action: 'failed' }), 'timers recover', 'timers→recover', 'trouble'],
  [aTimer({ action: 'lost' }), 'timers recover', 'timers→recover', 'trouble'],
  [aTimer({ action: 'doubled' }), 'timers recover', 'timers→recover', 'trouble'],
  [
    { kind: 'decision', step: 'help', decision: 'sent', decidedAt: '2026-11-21T16:00:00.000Z' },
    'table recover',
    '',
  ],
  [aMail(), 'ses mailbox', 'ses→mailbox'],
  [{ kind: 'bus-event', source: 'aws.ses', detailType: 'Email Sent', rules: ['r'] }, 'ses bus', 'ses→bus'],
  ...(
    [
      ['checkout-recovery-demo-StreamFailures1A2B', 'schedule'],
      ['checkout-recovery-demo-RecoverFailures1A2B', 'recover'],
      ['checkout-recovery-demo-MailEventFailures1A2B', 'mail-events'],
      ['checkout-recovery-demo-SweepFailures1A2B', 'sweep'],
      ['checkout-recovery-demo-TimersDeadLetters1A2B', 'timers'],
    ] as const
  ).map(
    ([queue, from]) =>
      [
        { kind: 'dead-letter', queue, letter: 'l' },
        `dead-letters ${from}`,
        `${from}→dead-letters`,
        'trouble',
      ] as const,
  ),
  [{ kind: 'dead-letter', queue: 'another', letter: 'l' }, 'dead-letters', '', 'trouble'],
  [{ kind: 'redriven', queue: 'another', letter: 'l' }, 'dead-letters', ''],
  [{ kind: 'expired', count: 2 }, 'table', ''],
  [{ kind: 'log', function: 'sweep', stream: 'stdout', line: 'hello' }, '', ''],
  [{ kind: 'clock', now: '2026-11-21T16:00:00.000Z', isDone: true }, '', ''],
  [{ kind: 'faults', waiting: 1 }, '', ''],
  [{ kind: 'rebuilt', functions: ['sweep'], isScriptNew: false }, '', ''],
  [{ kind: 'reset' }, '', ''],
];

describe('what a happening lights up', () => {
  it.each(CASES.map(([happened, ...expected]) => ({ happened, expected })))(
    '$happened',
    ({ happened, expected }) => {
      const [nodes, legs, tone = 'ok'] = expected;
      expect(lit(happened)).toEqual({ nodes, legs, tone });
    },
  );

  it('is every way of the picture but the sweep’s writes, which read as any', () => {
    const used = new Set(
      CASES.flatMap(([happened]) => lightOf(aHappening(happened)).legs.map(({ edge }) => edge)),
    );
    const writes = ['orders', 'links', 'schedule', 'mail-events'].flatMap((name) =>
      lightOf(aHappening(aCall({ function: name }))).legs.map(({ edge }) => edge),
    );
    const swept = lightOf(
      aHappening(aCall({ function: 'sweep', service: 'scheduler', operation: 'CreateSchedule' })),
    ).legs.map(({ edge }) => edge);
    expect(EDGE_IDS.filter((edge) => !used.has(edge) && ![...writes, ...swept].includes(edge))).toEqual([]);
  });
});
