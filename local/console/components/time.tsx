import type { JSX } from 'preact';
import { now } from '../store.ts';
import { clockTimeWithSeconds, dayAndTime, fullTime, relativeTime } from '../words/time-words.ts';

export interface TimeProps {
  /** ISO 8601. */
  readonly at: string;
  /** `clock` (with its day if that is another one), `seconds`, `relative` to the run's time, `both`, or `full`. */
  readonly format?: 'both' | 'clock' | 'seconds' | 'relative' | 'full';
}

export const Time = ({ at, format = 'both' }: TimeProps): JSX.Element => {
  const ms = Date.parse(at);
  const words = {
    both: () => `${dayAndTime(ms, now.value)} · ${relativeTime(ms, now.value)}`,
    clock: () => dayAndTime(ms, now.value),
    seconds: () => clockTimeWithSeconds(ms),
    relative: () => relativeTime(ms, now.value),
    full: () => fullTime(ms),
  };
  return (
    <time class="tabular" dateTime={at} title={fullTime(ms)}>
      {words[format]()}
    </time>
  );
};
