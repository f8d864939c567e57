import { createTimeMachine } from '../../../local/clock/advance.ts';
import type { DueSource } from '../../../local/ports.ts';
import { START, stillClock } from '../fixtures/clock.ts';

const MINUTE = 60_000;

/** Timers that tell when they fired, by the clock; each may arm another. */
const createTimers = (now: () => number) => {
  const waiting: { at: number; name: string; then?: () => void }[] = [];
  const fired: { name: string; at: number }[] = [];
  const source: DueSource = {
    nextDueAt: () => (waiting.length === 0 ? undefined : Math.min(...waiting.map(({ at }) => at))),
    fireDue: async (due) => {
      for (const timer of waiting.filter(({ at }) => at <= due)) {
        waiting.splice(waiting.indexOf(timer), 1);
        fired.push({ name: timer.name, at: (now() - START) / MINUTE });
        timer.then?.();
      }
    },
  };
  const arm = (minutes: number, name: string, then?: () => void) =>
    waiting.push({ at: START + minutes * MINUTE, name, ...(then && { then }) });
  return { source, fired, arm };
};

const setUp = (untilIdle = async () => {}) => {
  const clock = stillClock();
  const timers = createTimers(clock.now);
  const others = createTimers(clock.now);
  const time = createTimeMachine({ clock, sources: [timers.source, others.source], untilIdle });
  return { clock, timers, others, time, minutes: () => (clock.now() - START) / MINUTE };
};

describe('advancing the clock', () => {
  it('fires what becomes due in its order, at its own time, whichever source it comes from', async () => {
    const { timers, others, time, minutes } = setUp();
    timers.arm(90, 'late');
    others.arm(30, 'early');
    timers.arm(60, 'middle');
    await time.advance(120 * MINUTE);
    expect([...others.fired, ...timers.fired]).toEqual([
      { name: 'early', at: 30 },
      { name: 'middle', at: 60 },
      { name: 'late', at: 90 },
    ]);
    expect(minutes()).toBe(120);
  });

  it('goes to a moment that is known only once all has settled', async () => {
    const settled = { isDone: false };
    const { clock, timers, time, minutes } = setUp(async () => {
      settled.isDone = true;
    });
    timers.arm(30, 'first');
    expect(await time.advanceTo(() => (settled.isDone ? timers.source.nextDueAt() : undefined))).toBe(true);
    expect([timers.fired.map(({ name }) => name), minutes()]).toEqual([['first'], 30]);
    expect(await time.advanceTo(() => timers.source.nextDueAt())).toBe(false);
    expect(clock.now()).toBe(START + 30 * MINUTE);
  });

  it('leaves alone what is due only after the target', async () => {
    const { timers, time } = setUp();
    timers.arm(121, 'too late');
    await time.advance(120 * MINUTE);
    expect(timers.fired).toEqual([]);
  });

  it('fires in the same move what a timer has armed', async () => {
    const { timers, time } = setUp();
    timers.arm(10, 'first', () => timers.arm(20, 'second', () => timers.arm(200, 'next day')));
    await time.advance(60 * MINUTE);
    expect(timers.fired.map(({ name }) => name)).toEqual(['first', 'second']);
  });

  it('waits for one thing to settle before the clock moves on to the next', async () => {
    const seen: number[] = [];
    const { timers, time, minutes } = setUp(async () => void seen.push(minutes()));
    timers.arm(10, 'first');
    timers.arm(20, 'second');
    await time.advance(30 * MINUTE);
    expect(seen).toEqual([0, 10, 20]);
  });

  it('jumps to the target at once after an outage, and fires all that is overdue there', async () => {
    const { timers, time } = setUp();
    timers.arm(60, 'second');
    timers.arm(30, 'first');
    await time.skip(120 * MINUTE);
    expect(timers.fired).toEqual([
      { name: 'first', at: 120 },
      { name: 'second', at: 120 },
    ]);
  });

  it('makes one move after the other when two are asked for at once', async () => {
    const { timers, time, minutes } = setUp();
    timers.arm(90, 'timer');
    await Promise.all([time.advance(60 * MINUTE), time.advance(60 * MINUTE)]);
    expect(minutes()).toBe(120);
    expect(timers.fired).toEqual([{ name: 'timer', at: 90 }]);
  });

  it('says so where something stays due for ever', async () => {
    const clock = stillClock();
    const stuck: DueSource = { nextDueAt: () => START, fireDue: async () => {} };
    const time = createTimeMachine({ clock, sources: [stuck], untilIdle: async () => {} });
    await expect(time.advance(MINUTE)).rejects.toThrow('something stays due for ever');
  });

  it('can be moved again after a move has failed', async () => {
    let isBroken = true;
    const { time, minutes } = setUp(async () => {
      if (isBroken) throw new Error('broken');
    });
    await expect(time.advance(MINUTE)).rejects.toThrow('broken');
    isBroken = false;
    await time.advance(5 * MINUTE);
    expect(minutes()).toBe(5);
  });
});

describe('a turn of real time', () => {
  it('fires what has become due by itself', async () => {
    const { clock, timers, time } = setUp();
    timers.arm(1, 'timer');
    await time.tick();
    expect(timers.fired).toEqual([]);
    clock.moveTo(START + 2 * MINUTE);
    await time.tick();
    expect(timers.fired.map(({ name }) => name)).toEqual(['timer']);
  });
});
