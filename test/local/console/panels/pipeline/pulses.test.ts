import { lightOf } from '../../../../../local/console/panels/pipeline/lights.ts';
import { addPulses } from '../../../../../local/console/panels/pipeline/pulses.ts';
import { STRIP } from '../../../../../local/console/panels/pipeline/strip-layout.ts';
import { WIDE } from '../../../../../local/console/panels/pipeline/wide-layout.ts';
import type { Happened } from '../../../../../local/shown/happening.ts';
import { aBeginning, aCall, aHappening, aMail } from '../../happenings.ts';

const NOW = 10_000;
const lights = (...happened: readonly Happened[]) => happened.map((one) => lightOf(aHappening(one)));

describe('pulses', () => {
  it('follow one another: what leaves a node leaves when it has come there', () => {
    const [toApi, toCapture, toTable] = addPulses([], lights(aBeginning(), aCall()), NOW, WIDE);
    expect([toApi?.edge, toCapture?.edge, toTable?.edge]).toEqual([
      'browser→api',
      'api→capture',
      'capture→table',
    ]);
    expect(toApi?.startMs).toBe(NOW);
    expect(toCapture?.startMs).toBe(toApi?.endMs);
    expect(toTable?.startMs).toBe(toCapture?.endMs);
  });

  it('follow those that are still on their way', () => {
    const first = addPulses([], lights(aBeginning()), NOW, WIDE);
    const all = addPulses(first, lights(aCall()), NOW + 50, WIDE);
    expect(all.at(-1)?.startMs).toBe(first.at(-1)?.endMs);
  });

  it('become one with a number where there are many', () => {
    const beacons = Array.from({ length: 500 }, () => [aBeginning(), aCall()]).flat();
    const pulses = addPulses([], lights(...beacons), NOW, WIDE);
    expect(pulses.map(({ edge, count }) => [edge, count])).toEqual([
      ['browser→api', 500],
      ['api→capture', 500],
      ['capture→table', 500],
    ]);
  });

  it('of trouble stay apart from those that pass', () => {
    const pulses = addPulses([], lights(aCall(), aCall({ outcome: 'no-answer' })), NOW, WIDE);
    expect(pulses.map(({ tone, count }) => [tone, count])).toEqual([
      ['ok', 1],
      ['trouble', 1],
    ]);
  });

  it('start a new one when the last is well under way', () => {
    const first = addPulses([], lights(aMail()), NOW, WIDE);
    const second = addPulses(first, lights(aMail()), NOW + 400, WIDE);
    expect(second.map(({ count, startMs }) => [count, startMs])).toEqual([
      [1, NOW],
      [1, NOW + 400],
    ]);
  });

  it('never lag behind for long', () => {
    let pulses = addPulses([], [], NOW, WIDE);
    for (let round = 0; round < 40; round++)
      pulses = addPulses(pulses, lights(aBeginning(), aCall()), NOW + round, WIDE);
    expect(Math.max(...pulses.map(({ startMs }) => startMs)) - NOW).toBeLessThan(3000);
  });

  it('leave out what the picture does not show', () => {
    expect(addPulses([], lights(aCall({ function: 'orders' })), NOW, STRIP)).toEqual([]);
  });
});
