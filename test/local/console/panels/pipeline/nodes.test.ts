import { nodeCounts, troubleCounts } from '../../../../../local/console/panels/pipeline/node-counts.ts';
import { factsOf } from '../../../../../local/console/panels/pipeline/node-facts.ts';
import { checkoutsIn, historyOf } from '../../../../../local/console/panels/pipeline/node-history.ts';
import { aCall, aHappening, aMail, anInvocation } from '../../happenings.ts';

const calls = {
  invocations: { capture: 2, recover: 1, later: 9 },
  calls: [
    { function: 'capture', service: 'dynamodb', operation: 'UpdateItem', count: 2 },
    { function: 'recover', service: 'dynamodb', operation: 'GetItem', count: 4 },
    { function: 'recover', service: 'ses', operation: 'SendEmail', count: 1 },
  ],
};

describe('a node’s count', () => {
  it('is what the run has counted, and nothing where it does not say', () => {
    expect(nodeCounts({ calls, timers: 3, mails: 1, deadLetters: 0 })).toEqual({
      orders: '0 runs',
      links: '0 runs',
      schedule: '0 runs',
      'mail-events': '0 runs',
      sweep: '0 runs',
      capture: '2 runs',
      recover: '1 run',
      table: '2 writes',
      ses: '1 call',
      timers: '3 waiting',
      mailbox: '1 mail',
      'dead-letters': 'none',
    });
    expect(
      nodeCounts({ calls: undefined, timers: undefined, mails: undefined, deadLetters: undefined }),
    ).toEqual({});
  });

  it('of trouble is that of runs that failed', () => {
    expect(
      troubleCounts([
        aHappening(anInvocation()),
        aHappening(anInvocation({ outcome: 'killed' })),
        aHappening(aCall({ outcome: 'no-answer' })),
      ]),
    ).toEqual({ recover: 1 });
  });
});

describe('a node’s facts', () => {
  it('are runs, errors and calls of a function', () => {
    const history = [aHappening(anInvocation({ outcome: 'error', error: 'TypeError' }))];
    expect(factsOf('recover', calls, history).map(({ name, value }) => `${name} ${value}`)).toEqual([
      'Runs 1',
      'Failed: TypeError 1',
      'GetItem 4',
      'SendEmail 1',
    ]);
  });

  it('are the calls of a service, and whose they are', () => {
    expect(factsOf('table', calls, []).map(({ name, value }) => `${name} ${value}`)).toEqual([
      'GetItem 4',
      'UpdateItem 2',
      'Called by recover 4',
      'Called by capture 2',
    ]);
  });
});

describe('a node’s history', () => {
  const mine = aHappening(aCall(), { id: 1, checkouts: ['mine'] });
  const other = aHappening(aCall(), { id: 2, checkouts: ['other'] });
  const mail = aHappening(aMail(), { id: 3, checkouts: ['mine'] });

  it('has what happened there, newest first, of all checkouts or of one', () => {
    expect(historyOf([mine, other, mail], 'table', undefined)).toEqual([other, mine]);
    expect(historyOf([mine, other, mail], 'table', 'mine')).toEqual([mine]);
    expect(checkoutsIn([other, mine, mail])).toEqual(['other', 'mine']);
  });
});
