import {
  DAY_MS,
  HOUR_MS,
  MINUTE_MS,
  SECOND_MS,
  type EpochMs,
} from '../../../functions/shared/domain/time.ts';
import { count } from './count.ts';

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const clockWithSeconds = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const longDay = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'medium' });

/** `16:12` */
export const clockTime = (at: EpochMs): string => clock.format(at);

/** `16:12:05` */
export const clockTimeWithSeconds = (at: EpochMs): string => clockWithSeconds.format(at);

/** `Sat 21 Nov` */
export const shortDay = (at: EpochMs): string => day.format(at).replace(',', '');

/** `Saturday, 21 November 2026 at 16:12:05` */
export const fullTime = (at: EpochMs): string => full.format(at);

const startOfDay = (at: EpochMs): EpochMs => new Date(at).setHours(0, 0, 0, 0);

const daysBetween = (from: EpochMs, to: EpochMs): number =>
  Math.round((startOfDay(to) - startOfDay(from)) / DAY_MS);

/** `16:12` today, else with its day: `Sat 21 Nov, 16:12`. */
export const dayAndTime = (at: EpochMs, now: EpochMs): string =>
  daysBetween(now, at) === 0 ? clockTime(at) : `${shortDay(at)}, ${clockTime(at)}`;

/** `16:12` today, else with the day of the week: `Sat 16:12`. */
export const weekdayAndTime = (at: EpochMs, now: EpochMs): string =>
  daysBetween(now, at) === 0 ? clockTime(at) : `${weekday.format(at)} ${clockTime(at)}`;

/** `Today`, `Tomorrow`, `Saturday 21 November`. */
export const dayName = (at: EpochMs, now: EpochMs): string => {
  const names: Readonly<Record<string, string>> = { '-1': 'Yesterday', '0': 'Today', '1': 'Tomorrow' };
  return names[daysBetween(now, at)] ?? longDay.format(at).replace(',', '');
};

/** `2026-11-21`, by the browser's zone: groups by day. */
export const dayKey = (at: EpochMs): string => {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
};

const UNITS = [
  { ms: DAY_MS, one: 'day', short: 'd' },
  { ms: HOUR_MS, one: 'hour', short: 'h' },
  { ms: MINUTE_MS, one: 'minute', short: 'min' },
  { ms: SECOND_MS, one: 'second', short: 's' },
] as const;

/** The two greatest units: `2 h 5 min`, `3 d`, `40 s`, `0 s`. */
export const durationWords = (ms: number): string => {
  const whole = Math.round(Math.abs(ms) / SECOND_MS) * SECOND_MS;
  const first = UNITS.findIndex((unit) => whole >= unit.ms);
  if (first === -1) return '0 s';
  return UNITS.slice(first, first + 2)
    .map(({ ms: unit, short }, index) => {
      const rest = index === 0 ? whole : whole % (UNITS[first]?.ms ?? whole);
      return { number: Math.floor(rest / unit), short };
    })
    .filter(({ number }) => number > 0)
    .map(({ number, short }) => `${number} ${short}`)
    .join(' ');
};

/** `just now`, `5 minutes ago`, `in 2 hours`: rounded down to one unit. */
export const relativeTime = (at: EpochMs, now: EpochMs): string => {
  const ms = Math.abs(at - now);
  const unit = UNITS.find((candidate) => ms >= candidate.ms);
  if (unit === undefined || ms < 10 * SECOND_MS) return at > now ? 'in a moment' : 'just now';
  const words = count(Math.floor(ms / unit.ms), unit.one);
  return at > now ? `in ${words}` : `${words} ago`;
};
