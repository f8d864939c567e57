import type { EpochMs } from '../../../../functions/shared/domain/time.ts';
import type { DueAnswer } from '../../../shown/answers.ts';
import { dayKey, dayName } from '../../words/time-words.ts';

/** What waits for one day, soonest first. */
export interface DueDay {
  readonly key: string;
  /** `Today`, `Tomorrow`, `Monday 23 November`. */
  readonly name: string;
  readonly due: readonly DueAnswer[];
}

/** Groups by the browser's days. @param due soonest first */
export const groupByDay = (due: readonly DueAnswer[], now: EpochMs): readonly DueDay[] => {
  const days = new Map<string, DueAnswer[]>();
  for (const one of due) {
    const key = dayKey(Date.parse(one.at));
    days.set(key, [...(days.get(key) ?? []), one]);
  }
  return [...days].map(([key, ofDay]) => ({
    key,
    name: dayName(Date.parse(ofDay[0]?.at ?? ''), now),
    due: ofDay,
  }));
};
