import type { TimelineEntry } from '../../shown/answers.ts';

/** What may come very often on end: somebody who types, something that is tried again. */
const FOLDED: readonly TimelineEntry['kind'][] = ['beacon', 'trouble'];

interface Run {
  readonly first: TimelineEntry;
  readonly last: TimelineEntry;
  readonly count: number;
}

const isRepeat = (run: Run | undefined, { kind, text }: TimelineEntry): run is Run =>
  run !== undefined && FOLDED.includes(kind) && run.first.kind === kind && run.first.text === text;

const foldedOf = ({ first, last, count }: Run): TimelineEntry =>
  count === 1
    ? first
    : {
        ...first,
        text: `${first.text.replace(/\.$/, '')} (${count} times).`,
        details: [...last.details, `the last time at ${last.at}`],
      };

/** Makes one entry of the same sentence over and over. */
export const foldRepeats = (entries: readonly TimelineEntry[]): readonly TimelineEntry[] => {
  const runs: Run[] = [];
  for (const entry of entries) {
    const run = runs.at(-1);
    if (isRepeat(run, entry)) runs.splice(-1, 1, { ...run, last: entry, count: run.count + 1 });
    else runs.push({ first: entry, last: entry, count: 1 });
  }
  return runs.map(foldedOf);
};
