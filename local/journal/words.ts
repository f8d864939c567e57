import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from '../../functions/shared/domain/time.ts';

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** `second`; from eleven on in figures. Counts from 1. */
export const ordinal = (number: number): string => ORDINALS[number - 1] ?? `${number}th`;

/** `1 mail`, `2 mails` */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;

const UNITS = [
  ['day', DAY_MS],
  ['hour', HOUR_MS],
  ['minute', MINUTE_MS],
  ['second', SECOND_MS],
] as const;

/** `2 hours`, `1 day and 4 hours`: its two greatest units. */
export const durationInWords = (ms: number): string => {
  const parts: string[] = [];
  let rest = ms;
  for (const [unit, unitMs] of UNITS) {
    const count = Math.floor(rest / unitMs);
    if (count > 0 && parts.length < 2) parts.push(counted(count, unit));
    rest -= count * unitMs;
  }
  return parts.length === 0 ? 'a moment' : parts.join(' and ');
};

/** `a`, `a and b`, `a, b and c` */
export const listed = (things: readonly string[]): string => {
  const [last, ...others] = things.toReversed();
  return others.length === 0 ? (last ?? '') : `${others.toReversed().join(', ')} and ${last}`;
};
