import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { Happening } from '../../shown/happening.ts';

export type Connection = 'connecting' | 'live' | 'reconnecting';

/** What happens in the run, as it happens. */
export interface Feed {
  readonly connection: ReadonlySignal<Connection>;
  /** The last ones, oldest first. */
  readonly happenings: ReadonlySignal<readonly Happening[]>;
  /** Calls back with what newly happened, never with the backlog. @returns how to stop */
  onBatch(listener: (batch: readonly Happening[]) => void): () => void;
  start(): void;
}

export interface FeedParts {
  /** The newest ones, oldest first; `undefined` where the run does not answer. */
  readonly readJournal: () => Promise<readonly Happening[] | undefined>;
  /** Streams what happens after the one with this id. @returns how to stop */
  readonly listen: (after: number, on: FeedListener) => () => void;
  readonly later: (work: () => void, ms: number) => void;
  /** What was shown may be of another run, or old: time to read all anew. */
  readonly onConnected: () => void;
}

export interface FeedListener {
  opened(): void;
  happened(happening: Happening): void;
  lost(): void;
}

/** The console forgets what is older. */
export const KEPT = 2000;

/** So long happenings are gathered before the page is drawn anew. */
const GATHER_MS = 100;
const RETRY_MS = 1000;

/** What was before a reset is gone. */
const keep = (happenings: readonly Happening[]): readonly Happening[] =>
  happenings.slice(
    Math.max(
      0,
      happenings.length - KEPT,
      happenings.findLastIndex(({ kind }) => kind === 'reset'),
    ),
  );

const isSameRun = (known: readonly Happening[], journal: readonly Happening[]): boolean => {
  const last = known.at(-1);
  if (last === undefined) return true;
  const newest = journal.at(-1)?.id ?? 0;
  const same = journal.find(({ id }) => id === last.id);
  return newest >= last.id && (same === undefined || same.at === last.at);
};

export const createFeed = ({ readJournal, listen, later, onConnected }: FeedParts): Feed => {
  const connection = signal<Connection>('connecting');
  const happenings = signal<readonly Happening[]>([]);
  const listeners = new Set<(batch: readonly Happening[]) => void>();
  let gathered: Happening[] = [];

  const lastId = () => gathered.at(-1)?.id ?? happenings.value.at(-1)?.id ?? 0;

  const hand = () => {
    const arrived = gathered;
    gathered = [];
    batch(() => {
      happenings.value = keep([...happenings.value, ...arrived]);
      for (const listener of listeners) listener(arrived);
    });
  };

  const retry = () => {
    connection.value = 'reconnecting';
    later(() => void connect(), RETRY_MS);
  };

  const connect = async (): Promise<void> => {
    const journal = await readJournal();
    if (journal === undefined) {
      retry();
      return;
    }
    if (gathered.length > 0) hand();
    const known = isSameRun(happenings.value, journal) ? happenings.value : [];
    const lastKnown = known.at(-1)?.id ?? 0;
    happenings.value = keep([...known, ...journal.filter(({ id }) => id > lastKnown)]);
    onConnected();
    const stop = listen(lastId(), {
      opened: () => {
        connection.value = 'live';
      },
      happened: (happening) => {
        if (happening.id <= lastId()) return;
        if (gathered.push(happening) === 1) later(hand, GATHER_MS);
      },
      lost: () => {
        stop();
        retry();
      },
    });
  };

  return {
    connection,
    happenings,
    onBatch: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    start: () => void connect(),
  };
};
