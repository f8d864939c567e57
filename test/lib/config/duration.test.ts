import fc from 'fast-check';
import { durationMs, parseDuration } from '../../../lib/config/duration.ts';

it.each([
  ['PT2H', 7_200_000],
  ['P1D', 86_400_000],
  ['P2W', 1_209_600_000],
  ['P1DT2H30M', 95_400_000],
  ['PT0M', 0],
  ['PT90M', 5_400_000],
])('%s lasts %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

it.each([
  '',
  'P',
  'PT',
  'P1DT',
  '2h',
  'P1M',
  'P1Y',
  'PT1S',
  'P1.5D',
  'P-1D',
  '-P1D',
  'p1d',
  'P1W2D',
  ' P1D',
  'P1D\n',
])('%j is none', (text) => {
  expect(parseDuration(text)).toBeUndefined();
  expect(() => durationMs(text)).toThrow(RangeError);
});

it('adds up its parts', () => {
  const part = fc.integer({ min: 0, max: 9999 });
  fc.assert(
    fc.property(part, part, part, (days, hours, minutes) => {
      expect(parseDuration(`P${days}DT${hours}H${minutes}M`)).toBe(
        ((days * 24 + hours) * 60 + minutes) * 60_000,
      );
    }),
  );
});
