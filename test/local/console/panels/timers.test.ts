import { groupByDay } from '../../../../local/console/panels/timers/due-days.ts';
import { firedTimers } from '../../../../local/console/panels/timers/fired-timers.ts';
import { aHappening, aTimer } from '../happenings.ts';

const NOW = new Date(2026, 10, 21, 16).getTime();
const due = (day: number, hour: number) => ({
  at: new Date(2026, 10, day, hour).toISOString(),
  kind: 'timer' as const,
  text: `${day} at ${hour}`,
});

describe('what is due', () => {
  it('is grouped by the days of who looks at it', () => {
    const days = groupByDay([due(21, 18), due(21, 23), due(22, 0), due(24, 9)], NOW);
    expect(days.map(({ name, due: ofDay }) => [name, ofDay.map(({ text }) => text)])).toEqual([
      ['Today', ['21 at 18', '21 at 23']],
      ['Tomorrow', ['22 at 0']],
      ['Tuesday 24 November', ['24 at 9']],
    ]);
  });
});

describe('the timers that fired', () => {
  it('are listed once each, the latest first', () => {
    const fired = firedTimers([
      aHappening(aTimer({ name: 'a', action: 'fired' })),
      aHappening(aTimer({ name: 'b', action: 'fired' })),
      aHappening(aTimer({ name: 'c' })),
      aHappening(aTimer({ name: 'a', action: 'fired' }), { at: '2026-11-21T19:00:00.000Z' }),
    ]);
    expect(fired.map(({ name, at }) => [name, at])).toEqual([
      ['a', '2026-11-21T19:00:00.000Z'],
      ['b', '2026-11-21T16:00:00.000Z'],
    ]);
  });
});
