import { isTimeZone, parseAt } from '../../../local/aws/schedule-expression.ts';

const instant = (wallTime: string, zone: string) => {
  const at = parseAt(`at(${wallTime})`, zone);
  return at === undefined ? undefined : new Date(at).toISOString();
};

describe('an at expression', () => {
  it.each([
    ['2026-11-21T12:00:00', 'UTC', '2026-11-21T12:00:00.000Z'],
    ['2026-11-21T12:00:00', 'Europe/Berlin', '2026-11-21T11:00:00.000Z'],
    ['2026-07-21T12:00:00', 'Europe/Berlin', '2026-07-21T10:00:00.000Z'],
    ['2026-11-21T12:00:00', 'America/St_Johns', '2026-11-21T15:30:00.000Z'],
    ['2026-11-21T00:30:15', 'Pacific/Auckland', '2026-11-20T11:30:15.000Z'],
    // The clocks go back at three, that is at one by UTC.
    ['2026-10-25T01:30:00', 'Europe/Berlin', '2026-10-24T23:30:00.000Z'],
    ['2026-10-25T03:30:00', 'Europe/Berlin', '2026-10-25T02:30:00.000Z'],
    // They go forward at two.
    ['2027-03-28T01:30:00', 'Europe/Berlin', '2027-03-28T00:30:00.000Z'],
    ['2027-03-28T03:30:00', 'Europe/Berlin', '2027-03-28T01:30:00.000Z'],
  ])('of %s in %s means %s', (wallTime, zone, expected) => {
    expect(instant(wallTime, zone)).toBe(expected);
  });

  it.each([
    'at(2026-11-21)',
    'at(2026-11-21T12:00)',
    'at(2026-11-21 12:00:00)',
    'at(2026-11-21T12:00:00.000)',
    ' at(2026-11-21T12:00:00)',
    'at(2026-13-01T12:00:00)',
    'at(2026-11-31T12:00:00)',
    'at(2026-11-21T12:60:00)',
  ])('is not %j', (expression) => {
    expect(parseAt(expression, 'UTC')).toBeUndefined();
  });
});

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'])('can be %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', '+02:00', 'Europe/Atlantis', 'Berlin'])('cannot be %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
