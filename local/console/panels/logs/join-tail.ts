import type { LogAnswer } from '../../../shown/answers.ts';

const isSame = (one: LogAnswer | undefined, other: LogAnswer | undefined): boolean =>
  one !== undefined && one.at === other?.at && one.function === other.function && one.line === other.line;

/**
 * What was read, and then what was streamed meanwhile: the two overlap where lines were written between the start of
 * the stream and the reading, and each line is to be there once.
 */
export const joinTail = (
  read: readonly LogAnswer[],
  streamed: readonly LogAnswer[],
): readonly LogAnswer[] => {
  const earliest = Math.max(0, read.length - streamed.length);
  const starts = Array.from({ length: read.length - earliest }, (_, index) => earliest + index);
  const start = starts.find((from) => read.slice(from).every((line, index) => isSame(line, streamed[index])));
  return start === undefined ? [...read, ...streamed] : [...read.slice(0, start), ...streamed];
};
