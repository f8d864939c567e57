import type { EpochMs } from '../../../../functions/shared/domain/time.ts';
import type { TimelineEntry } from '../../../shown/answers.ts';
import { dayKey } from '../../words/time-words.ts';

export interface TimelineDay {
  readonly key: string;
  /** Of its first entry. */
  readonly at: EpochMs;
  readonly entries: readonly ToldEntry[];
}

/** An entry, and how many times in a row it happened. */
export interface ToldEntry extends TimelineEntry {
  readonly times: number;
}

const isSame = (one: TimelineEntry, other: TimelineEntry): boolean =>
  one.kind === other.kind &&
  one.text === other.text &&
  one.messageId === other.messageId &&
  one.details.join('\n') === other.details.join('\n');

/** What happened again and again, as retries do, is told once. */
const foldRepeats = (entries: readonly TimelineEntry[]): readonly ToldEntry[] =>
  entries.reduce<readonly ToldEntry[]>((told, entry) => {
    const last = told.at(-1);
    return last !== undefined && isSame(last, entry)
      ? [...told.slice(0, -1), { ...last, times: last.times + 1 }]
      : [...told, { ...entry, times: 1 }];
  }, []);

/** By days of the browser's zone; the order of entries stays. */
export const entriesByDay = (entries: readonly TimelineEntry[]): readonly TimelineDay[] =>
  [...Map.groupBy(entries, ({ at }) => dayKey(Date.parse(at)))].map(([key, own]) => ({
    key,
    at: Date.parse(own[0]?.at ?? key),
    entries: foldRepeats(own),
  }));

/** Stays with an entry while others come after it, so that what was disclosed stays so. */
export const timelineKey = ({ kind, happening }: TimelineEntry, index: number): string =>
  `${index}-${kind}-${happening ?? ''}`;
