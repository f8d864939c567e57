import { parseDurationMs } from '../../../local/clock/duration.ts';

describe('a duration', () => {
  it.each([
    ['PT2H', 7_200_000],
    ['P1D', 86_400_000],
    ['P1DT30M', 88_200_000],
    ['P2W', 1_209_600_000],
    ['PT1.5S', 1500],
    ['PT0S', 0],
  ])('%s is %d ms', (text, ms) => {
    expect(parseDurationMs(text)).toBe(ms);
  });

  it.each(['', 'P', 'PT', 'P1DT', '2h', 'P1M', '-PT1H', '7200'])('"%s" is none', (text) => {
    expect(parseDurationMs(text)).toBeUndefined();
  });
});
