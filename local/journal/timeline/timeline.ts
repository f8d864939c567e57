import type { TimelineAnswer, TimelineEntry } from '../../shown/answers.ts';
import type { Happening } from '../../shown/happening.ts';
import { callsBehindFailures, type CallsBehind } from './fold-calls.ts';
import { foldRepeats } from './fold-repeats.ts';
import { tellHappening } from './tell-happening.ts';
import { tellStored, type StoredCheckout } from './tell-stored.ts';

/** A mail tells better of a step that was sent. */
const isToldByMail = (happening: Happening, happenings: readonly Happening[]): boolean =>
  happening.kind === 'decision' &&
  happening.decision === 'sent' &&
  happenings.some((other) => other.kind === 'mail' && other.step === happening.step);

const entriesOf = (happening: Happening): readonly TimelineEntry[] => {
  const told = tellHappening(happening);
  if (told === undefined) return [];
  const at = happening.kind === 'decision' ? happening.decidedAt : happening.at;
  return [{ at, ...told, happening: happening.id }];
};

/** An SDK tries a call three times, and Lambda a function: the failure says enough, and its calls stand behind it. */
const withCallsBehind = (entry: TimelineEntry, behind: CallsBehind): TimelineEntry => {
  const calls = behind.get(entry.happening ?? 0) ?? [];
  const told = foldRepeats(calls.flatMap(entriesOf)).map(({ text }) => text);
  return { ...entry, details: [...entry.details, ...told] };
};

const tellHappenings = (happenings: readonly Happening[]): readonly TimelineEntry[] => {
  const behind = callsBehindFailures(happenings);
  const isBehind = new Set([...behind.values()].flat().map(({ id }) => id));
  return happenings
    .filter((happening) => !isToldByMail(happening, happenings) && !isBehind.has(happening.id))
    .flatMap(entriesOf)
    .map((entry) => withCallsBehind(entry, behind));
};

/**
 * What became of one checkout, in words, oldest first.
 * @param stored `undefined`: it is not stored (any more)
 * @param journal all that is known to have happened, oldest first
 * @returns `undefined`: nothing is known of it
 */
export const tellTimeline = (
  id: string,
  stored: StoredCheckout | undefined,
  journal: readonly Happening[],
): TimelineAnswer | undefined => {
  const happenings = journal.filter(({ checkouts }) => checkouts.includes(id));
  if (stored === undefined && happenings.length === 0) return undefined;
  const entries = [...(stored ? tellStored(stored, happenings) : []), ...tellHappenings(happenings)];
  return {
    id,
    state: stored?.state ?? 'gone',
    entries: foldRepeats(entries.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))),
  };
};
