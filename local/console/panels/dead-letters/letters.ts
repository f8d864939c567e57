import type { DeadLetterAnswer } from '../../../shown/answers.ts';
import type { Happening } from '../../../shown/happening.ts';

/** The queues that hold any, by name. */
export const countByQueue = (
  letters: readonly DeadLetterAnswer[],
): readonly { readonly queue: string; readonly count: number }[] =>
  [...Map.groupBy(letters, ({ queue }) => queue)]
    .map(([queue, own]) => ({ queue, count: own.length }))
    .toSorted((one, other) => one.queue.localeCompare(other.queue));

/** Of two of the same moment, the one that came later first. */
export const newestFirst = (letters: readonly DeadLetterAnswer[]): readonly DeadLetterAnswer[] =>
  letters.toReversed().toSorted((one, other) => other.at.localeCompare(one.at));

/** The checkouts that a letter is about, while the journal remembers how it came. */
export const checkoutsOf = (
  { id }: Pick<DeadLetterAnswer, 'id'>,
  happenings: readonly Happening[],
): readonly string[] =>
  happenings.find((happening) => happening.kind === 'dead-letter' && happening.letter === id)?.checkouts ??
  [];
