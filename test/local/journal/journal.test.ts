import { createJournal } from '../../../local/journal/journal.ts';
import { stillClock } from '../fixtures/clock.ts';

const expired = (count: number) => ({ kind: 'expired', count }) as const;

describe('the journal', () => {
  it('numbers what happens and tells when, and what it has to do with', () => {
    const journal = createJournal(stillClock());
    journal.record(expired(1));
    journal.record({ kind: 'reset' }, { checkouts: ['a'], requestId: 'r' });
    expect(journal.list()).toEqual([
      { id: 1, at: '2026-11-21T10:00:00.000Z', checkouts: [], kind: 'expired', count: 1 },
      { id: 2, at: '2026-11-21T10:00:00.000Z', checkouts: ['a'], requestId: 'r', kind: 'reset' },
    ]);
  });

  it('keeps the newest only, however many come', () => {
    const journal = createJournal(stillClock(), 3);
    for (let count = 1; count <= 20; count += 1) {
      journal.record(expired(count));
      expect(journal.list().map(({ id }) => id)).toEqual(
        [count - 2, count - 1, count].filter((id) => id > 0),
      );
    }
  });

  it('lists on from where one has read to', () => {
    const journal = createJournal(stillClock(), 3);
    for (let count = 1; count <= 5; count += 1) journal.record(expired(count));
    const idsOf = (...range: [number?, number?]) => journal.list(...range).map(({ id }) => id);
    expect([idsOf(3), idsOf(0, 2), idsOf(5), idsOf(undefined, 2)]).toEqual([[4, 5], [3, 4], [], [4, 5]]);
  });

  it('tells listeners until they have enough', () => {
    const journal = createJournal(stillClock());
    const heard: number[] = [];
    const unsubscribe = journal.subscribe(({ id }) => heard.push(id));
    journal.record(expired(1));
    unsubscribe();
    journal.record(expired(2));
    expect(heard).toEqual([1]);
  });

  it('counts on after it was cleared', () => {
    const journal = createJournal(stillClock());
    journal.record(expired(1));
    journal.clear();
    journal.record({ kind: 'reset' });
    expect(journal.list()).toMatchObject([{ id: 2, kind: 'reset' }]);
  });
});
