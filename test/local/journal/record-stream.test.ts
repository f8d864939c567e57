import { marshall } from '@aws-sdk/util-dynamodb';
import { createRecordStream } from '../../../local/journal/record-stream.ts';
import { aRecorder } from '../fixtures/journal.ts';

const AT = Date.parse('2026-11-22T10:00:00Z');

const setUp = () => {
  const { record, recorded } = aRecorder();
  const recordStream = createRecordStream(record, 'schedule');
  /** What comes out of the stream when the checkout is stored with these steps; `undefined`: it was deleted. */
  const store = (steps?: Record<string, object>, pk = 'checkout#ann') =>
    recordStream([{ dynamodb: { Keys: marshall({ pk }), NewImage: steps && marshall({ pk, steps }) } }], 0);
  return { recorded, store, decided: () => recorded.filter(({ kind }) => kind === 'decision') };
};

describe('what comes out of the stream', () => {
  it('is recorded with the checkouts it is about, and not where there is nothing', () => {
    const { record, recorded } = aRecorder();
    const recordStream = createRecordStream(record, 'schedule');
    recordStream([], 0);
    const keys = ['checkout#ann', 'recipient#key'].map((pk) => ({ dynamodb: { Keys: marshall({ pk }) } }));
    recordStream(keys, 1);
    expect(recorded).toEqual([
      { kind: 'records', function: 'schedule', count: 2, matched: 1, checkouts: ['ann'] },
    ]);
  });

  it('tells of each decision once, also of those that a later one replaces', () => {
    const { store, decided } = setUp();
    const deferred = { decision: 'deferred', at: AT, reason: 'min-gap', until: AT + 60_000 };
    const sent = { decision: 'sent', at: AT + 60_000, attempt: 1 };
    for (const steps of [{}, { help: deferred }, { help: deferred }, { help: sent }]) store(steps);
    expect(decided()).toEqual([
      {
        kind: 'decision',
        step: 'help',
        decision: 'deferred',
        reason: 'min-gap',
        decidedAt: '2026-11-22T10:00:00.000Z',
        until: '2026-11-22T10:01:00.000Z',
        checkouts: ['ann'],
      },
      {
        kind: 'decision',
        step: 'help',
        decision: 'sent',
        decidedAt: '2026-11-22T10:01:00.000Z',
        checkouts: ['ann'],
      },
    ]);
  });

  it('begins anew with a checkout that was deleted', () => {
    const { store, decided } = setUp();
    const skipped = { help: { decision: 'skipped', at: AT, reason: 'capped' } };
    for (const steps of [skipped, undefined, skipped]) store(steps);
    expect(decided()).toHaveLength(2);
  });
});
