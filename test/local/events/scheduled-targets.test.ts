import { createScheduledTargets } from '../../../local/events/scheduled-targets.ts';
import { START, stillClock } from '../fixtures/clock.ts';

const DAY = 86_400_000;

const setUp = (mayInvoke = true) => {
  const clock = stillClock();
  const times: string[] = [];
  const targets = createScheduledTargets({
    targets: [
      {
        name: 'daily',
        arn: 'arn:daily',
        everyMs: DAY,
        target: { functionName: 'sweep', input: { kind: 'path', path: '$.time' } },
      },
    ],
    region: 'eu-central-1',
    accountId: '000000000000',
    clock,
    invoker: { invokeAsync: (_, time) => void times.push(String(time)) },
    randomId: () => 'id',
    shortNameOf: (name) => name,
    mayHandOver: () => mayInvoke,
  });
  return { clock, times, targets };
};

describe('a daily rule', () => {
  it('that may not invoke its target does not', async () => {
    const { clock, times, targets } = setUp(false);
    clock.moveTo(START + DAY);
    await targets.fireDue(START + DAY);
    expect(times).toEqual([]);
  });

  it('fires a day after the start and then every day', async () => {
    const { clock, times, targets } = setUp();
    expect(targets.nextDueAt()).toBe(START + DAY);
    for (const day of [1, 2]) {
      clock.moveTo(START + day * DAY);
      await targets.fireDue(START + day * DAY);
    }
    expect(times).toEqual(['2026-11-22T10:00:00.000Z', '2026-11-23T10:00:00.000Z']);
    expect(targets.nextDueAt()).toBe(START + 3 * DAY);
  });

  it('fires once for an outage of several days', async () => {
    const { clock, times, targets } = setUp();
    clock.moveTo(START + 3.5 * DAY);
    await targets.fireDue(START + DAY);
    expect(times).toHaveLength(1);
    expect(targets.nextDueAt()).toBe(START + 4 * DAY);
  });

  it('goes on counting after a restart, also far ahead of the machine', async () => {
    const former = setUp();
    former.clock.moveTo(START + 5.25 * DAY);
    await former.targets.fireDue(START + DAY);
    const { clock, targets } = setUp();
    clock.moveTo(START + 5.25 * DAY);
    targets.restore(former.targets.snapshot());
    expect(targets.nextDueAt()).toBe(START + 6 * DAY);
  });
});
