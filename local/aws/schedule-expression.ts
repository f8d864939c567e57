import type { EpochMs } from '../../functions/shared/domain/time.ts';

const AT = /^at\((\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})\)$/;

/** The wall clock of a zone, read as if it were UTC. */
const wallTimeOf = (at: EpochMs, timeZone: string): EpochMs => {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
};

/** The first guess is off by the zone's offset; the second puts right a change of the clocks in between. */
const instantOf = (wallTime: EpochMs, timeZone: string): EpochMs => {
  const guess = wallTime - (wallTimeOf(wallTime, timeZone) - wallTime);
  return guess - (wallTimeOf(guess, timeZone) - wallTime);
};

/** Names of the IANA database; an offset such as `+01:00`, which JavaScript also takes, is none. */
export const isTimeZone = (name: string): boolean => {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: name });
    return true;
  } catch {
    return false;
  }
};

/**
 * When a one-off schedule is due: `at(yyyy-mm-ddThh:mm:ss)` by the clocks of the time zone
 * (https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#one-time). `undefined`: no such expression
 * or no such day.
 */
export const parseAt = (expression: string, timeZone: string): EpochMs | undefined => {
  const match = AT.exec(expression);
  if (match === null) return undefined;
  const iso = `${expression.slice('at('.length, -1)}.000Z`;
  const wallTime = Date.parse(iso);
  if (Number.isNaN(wallTime) || new Date(wallTime).toISOString() !== iso) return undefined;
  return instantOf(wallTime, timeZone);
};
