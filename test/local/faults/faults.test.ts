import { createCalls } from '../../../local/aws/calls.ts';
import { delaysOf } from '../../../local/faults/delays.ts';
import type { DeliveryFault, FailingCall, Fault } from '../../../local/faults/fault.ts';
import { createFates } from '../../../local/faults/fates.ts';
import { createFaults } from '../../../local/faults/faults.ts';
import { handleFaultily } from '../../../local/faults/faulty-request.ts';

const throttled: FailingCall = {
  kind: 'failing-call',
  service: 'ses',
  operation: 'SendEmail',
  when: 'before',
  error: 'TooManyRequestsException',
  count: 1,
};
const deliveryFault = (changes: Partial<DeliveryFault> = {}): DeliveryFault => ({
  kind: 'delivery',
  hop: 'bus',
  delivery: 'lost',
  count: 1,
  ...changes,
});

describe('faults', () => {
  const errorOf = (fault: Fault | undefined) => (fault?.kind === 'failing-call' ? fault.error : undefined);

  it('happen as often as asked, then no more', () => {
    const faults = createFaults();
    faults.add({ ...throttled, count: 2 });
    const taken = [1, 2, 3].map(() => errorOf(faults.takeCall('ses', 'SendEmail')));
    expect(taken).toEqual(['TooManyRequestsException', 'TooManyRequestsException', undefined]);
  });

  it('happen in the order in which they were added, each to its own operation', () => {
    const faults = createFaults();
    faults.add(throttled);
    faults.add({ ...throttled, error: 'MessageRejected' });
    expect(faults.takeCall('scheduler', 'CreateSchedule')).toBeUndefined();
    expect(errorOf(faults.takeCall('ses', 'SendEmail'))).toBe('TooManyRequestsException');
    expect(errorOf(faults.takeCall('ses', 'SendEmail'))).toBe('MessageRejected');
  });

  it('meet what is on its way to their function, or to any where they name none', () => {
    const faults = createFaults();
    faults.add(deliveryFault({ function: 'recover' }));
    faults.add(deliveryFault({ delivery: 'doubled' }));
    expect(faults.takeDelivery('timer', 'recover')).toBeUndefined();
    expect(faults.takeDelivery('bus', 'mail-events')).toMatchObject({ delivery: 'doubled' });
    expect(faults.takeDelivery('bus', 'mail-events')).toBeUndefined();
    expect(faults.takeDelivery('bus', 'recover')).toMatchObject({ delivery: 'lost' });
  });

  it('are listed as they were posted, with what is left of them in words', () => {
    const faults = createFaults();
    faults.add({ ...throttled, count: 3 });
    faults.takeCall('ses', 'SendEmail');
    const { kind: _, ...posted } = throttled;
    expect(faults.list()).toEqual([
      {
        id: '1',
        text: 'The next 2 calls of SendEmail fail with TooManyRequestsException, before they did their work.',
        fault: { ...posted, count: 2 },
      },
    ]);
  });

  it('can be called off, one or all', () => {
    const faults = createFaults();
    for (const count of [1, 2, 3]) faults.add({ ...throttled, count });
    expect(faults.remove('2')).toBe(true);
    expect(faults.remove('2')).toBe(false);
    expect(faults.list().map(({ id }) => id)).toEqual(['1', '3']);
    faults.clear();
    expect(faults.takeCall('ses', 'SendEmail')).toBeUndefined();
  });

  it('tell whoever listens when they are set and what they did', () => {
    const told: unknown[] = [];
    const faults = createFaults({ onChange: (waiting, text) => void told.push([waiting, text]) });
    faults.add(deliveryFault());
    faults.takeDelivery('bus', 'mail-events');
    expect(told).toEqual([
      [1, undefined],
      [0, 'The event of the bus for mail-events was lost.'],
    ]);
  });
});

describe('a process that a fault is to kill', () => {
  it('in the middle of its work dies at its first change, not while it only reads, and once', () => {
    const faults = createFaults();
    faults.add({ kind: 'kill', function: 'recover', when: 'during', count: 1 });
    const fates = createFates(faults);
    expect(fates.begin('recover', 'recover-1')).toMatchObject({ dies: 'during' });
    expect(fates.isKilledBy('recover-1', 'GetItem')).toBe(false);
    expect(fates.isKilledBy('recover-2', 'UpdateItem')).toBe(false);
    expect(fates.isKilledBy('recover-1', 'UpdateItem')).toBe(true);
    expect(fates.isKilledBy('recover-1', 'UpdateItem')).toBe(false);
  });

  it('is no longer meant once it begins something else', () => {
    const faults = createFaults();
    faults.add({ kind: 'kill', function: 'recover', when: 'during', count: 1 });
    const fates = createFates(faults);
    fates.begin('recover', 'recover-1');
    expect(fates.begin('recover', 'recover-1')).toEqual({ dies: undefined, slowMs: undefined });
    expect(fates.isKilledBy('recover-1', 'UpdateItem')).toBe(false);
  });
});

describe('what a hop hands over', () => {
  it.each<[DeliveryFault | undefined, readonly number[]]>([
    [undefined, [0]],
    [deliveryFault({ delivery: 'lost' }), []],
    [deliveryFault({ delivery: 'doubled' }), [0, 0]],
    [deliveryFault({ delivery: 'late', delayS: 90 }), [90_000]],
  ])('with the fault %j comes after %j ms', (fault, delays) => {
    expect(delaysOf(fault)).toEqual(delays);
  });
});

describe('a request to the API', () => {
  it.each<[DeliveryFault['delivery'] | undefined, number, boolean]>([
    [undefined, 1, false],
    ['lost', 0, true],
    ['unanswered', 1, true],
    ['doubled', 2, false],
  ])('that is %s is handled %i times, and its connection breaks: %s', async (delivery, times, isCut) => {
    let handled = 0;
    const fault = delivery && deliveryFault({ hop: 'api', delivery });
    const { answer } = await handleFaultily(fault, async () => {
      handled++;
      return { answer: { status: 204, headers: {}, body: '' } };
    });
    expect(handled).toBe(times);
    expect(answer.isCut ?? false).toBe(isCut);
  });
});

describe('calls', () => {
  it('are counted until they are reset', () => {
    const calls = createCalls();
    const call = { function: 'capture', service: 'dynamodb', operation: 'UpdateItem' };
    calls.record(call);
    calls.record(call);
    expect(calls.list()).toEqual([{ ...call, count: 2 }]);
    calls.reset();
    expect(calls.list()).toEqual([]);
  });
});
