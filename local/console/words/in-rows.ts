import type { Happening } from '../../shown/happening.ts';
import { wordsOf } from './happening-words.ts';

/** A happening, and how many of its like came in a row. */
export interface Row {
  /** The newest of them. */
  readonly happening: Happening;
  readonly times: number;
}

const keyOf = (happening: Happening): string =>
  [happening.kind, ...happening.checkouts, wordsOf(happening).text].join('\n');

/** Happenings with those that say the same of the same checkout, one after the other, taken together. @param happenings newest first */
export const inRows = (happenings: readonly Happening[]): readonly Row[] => {
  const rows: { happening: Happening; times: number }[] = [];
  for (const happening of happenings) {
    const last = rows.at(-1);
    if (last !== undefined && keyOf(last.happening) === keyOf(happening)) last.times++;
    else rows.push({ happening, times: 1 });
  }
  return rows;
};
