import type { Happened, Happening } from '../shown/happening.ts';
import type { LocalClock } from '../ports.ts';

/** What a happening has to do with, as far as whoever records it knows. */
export interface About {
  readonly checkouts?: readonly string[] | undefined;
  /** Lambda's, of the invocation within which it happened. */
  readonly requestId?: string | undefined;
}

/** Writes down what has just happened. Cheap, and never fails: whoever calls it goes on with its own work. */
export type RecordHappening = (happened: Happened, about?: About) => void;

/** What happens in the local run, in order. */
export interface Journal {
  readonly record: RecordHappening;
  /** Oldest first: at most `limit` with an id greater than `after`, or without that the newest `limit`. */
  list(after?: number, limit?: number): readonly Happening[];
  /** The id of the newest; 0 before the first. */
  lastId(): number;
  /** Calls `listener` with each happening from now on. Returns how to end that. */
  subscribe(listener: (happening: Happening) => void): () => void;
  /** Forgets all; ids go on counting. */
  clear(): void;
}

const KEPT = 5000;

/** Keeps the newest 5,000 in memory. */
export const createJournal = (clock: Pick<LocalClock, 'now'>, kept = KEPT): Journal => {
  let happenings: Happening[] = [];
  let id = 0;
  const listeners = new Set<(happening: Happening) => void>();

  return {
    record: (happened, { checkouts = [], requestId } = {}) => {
      id += 1;
      const seen = { id, at: new Date(clock.now()).toISOString(), checkouts };
      const happening: Happening = {
        ...seen,
        ...(requestId !== undefined && { requestId }),
        ...happened,
      };
      happenings.push(happening);
      // Cut rarely, so that a record costs no copy.
      if (happenings.length > 2 * kept) happenings = happenings.slice(-kept);
      for (const listener of listeners) listener(happening);
    },
    list: (after, limit = kept) => {
      const newest = happenings.slice(-kept);
      if (after === undefined) return limit === 0 ? [] : newest.slice(-limit);
      const from = newest.findIndex((happening) => happening.id > after);
      return from === -1 ? [] : newest.slice(from, from + limit);
    },
    lastId: () => id,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    clear: () => {
      happenings = [];
    },
  };
};
