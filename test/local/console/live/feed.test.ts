import { createFeed, type FeedListener } from '../../../../local/console/live/feed.ts';
import type { Happening } from '../../../../local/shown/happening.ts';
import { aHappening, aRequest } from '../happenings.ts';

const one = (id: number, at = `2026-11-21T16:00:0${id % 10}.000Z`): Happening =>
  aHappening(aRequest(), { id, at });

const ids = (happenings: readonly Happening[]) => happenings.map(({ id }) => id);

/** A feed whose run and whose timers the test plays. */
const aFeed = () => {
  let journal: readonly Happening[] | undefined = [];
  const waiting: (() => void)[] = [];
  const listened: { after: number; on: FeedListener }[] = [];
  const batches: number[][] = [];
  let connections = 0;
  const feed = createFeed({
    readJournal: async () => journal,
    listen: (after, on) => {
      listened.push({ after, on });
      return () => undefined;
    },
    later: (work) => void waiting.push(work),
    onConnected: () => {
      connections++;
    },
  });
  feed.onBatch((batch) => batches.push(ids(batch)));
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    feed,
    batches,
    listened,
    connections: () => connections,
    setJournal: (happenings: readonly Happening[] | undefined) => {
      journal = happenings;
    },
    start: async () => {
      feed.start();
      await settle();
    },
    /** What was put off is done now. */
    wait: async () => {
      for (const work of waiting.splice(0)) work();
      await settle();
    },
  };
};

describe('the feed', () => {
  it('begins with what the journal has and listens from there', async () => {
    const run = aFeed();
    run.setJournal([one(4), one(5)]);
    await run.start();
    expect(ids(run.feed.happenings.value)).toEqual([4, 5]);
    expect(run.listened.map(({ after }) => after)).toEqual([5]);
    expect(run.batches).toEqual([]);
    run.listened[0]!.on.opened();
    expect(run.feed.connection.value).toBe('live');
  });

  it('hands on what comes in one batch, each once', async () => {
    const run = aFeed();
    await run.start();
    for (const id of [1, 2, 2, 3, 1]) run.listened[0]!.on.happened(one(id));
    expect(run.batches).toEqual([]);
    await run.wait();
    expect(run.batches).toEqual([[1, 2, 3]]);
    expect(ids(run.feed.happenings.value)).toEqual([1, 2, 3]);
  });

  it('connects again after a loss, without a gap and without a double', async () => {
    const run = aFeed();
    run.setJournal([one(1)]);
    await run.start();
    run.listened[0]!.on.lost();
    expect(run.feed.connection.value).toBe('reconnecting');
    run.setJournal(undefined);
    await run.wait();
    expect(run.feed.connection.value).toBe('reconnecting');
    run.setJournal([one(1), one(2)]);
    await run.wait();
    expect(ids(run.feed.happenings.value)).toEqual([1, 2]);
    expect(run.listened.map(({ after }) => after)).toEqual([1, 2]);
    expect(run.connections()).toBe(2);
  });

  it.each([
    ['has fewer', [one(1)]],
    ['has others', [one(8), one(9, '2026-11-25T00:00:00.000Z'), one(10)]],
  ])('forgets all where another run answers: one that %s', async (_, journal) => {
    const run = aFeed();
    run.setJournal([one(8), one(9)]);
    await run.start();
    run.listened[0]!.on.lost();
    run.setJournal(journal);
    await run.wait();
    expect(ids(run.feed.happenings.value)).toEqual(ids(journal));
  });

  it('forgets what was before a reset', async () => {
    const run = aFeed();
    run.setJournal([one(1)]);
    await run.start();
    run.listened[0]!.on.happened(one(2));
    run.listened[0]!.on.happened(aHappening({ kind: 'reset' }, { id: 3 }));
    run.listened[0]!.on.happened(one(4));
    await run.wait();
    expect(ids(run.feed.happenings.value)).toEqual([3, 4]);
  });

  it('keeps the last two thousand', async () => {
    const run = aFeed();
    await run.start();
    for (let id = 1; id <= 2500; id++) run.listened[0]!.on.happened(one(id));
    await run.wait();
    expect(run.feed.happenings.value).toHaveLength(2000);
    expect(run.feed.happenings.value.at(-1)?.id).toBe(2500);
  });
});
