import type { AwsAnswer } from '../../../local/aws/service.ts';
import type { Fault } from '../../../local/faults/fault.ts';
import { createFates } from '../../../local/faults/fates.ts';
import { createFaults } from '../../../local/faults/faults.ts';
import { createFaultyCalls } from '../../../local/faults/faulty-calls.ts';

const answered = (status: number): AwsAnswer => ({ status, headers: {}, body: 'done' });

const setUp = (...set: readonly Fault[]) => {
  const faults = createFaults();
  for (const fault of set) faults.add(fault);
  const fates = createFates(faults);
  const crashed: (string | undefined)[] = [];
  const perform = createFaultyCalls({ faults, fates, crash: (_, processId) => void crashed.push(processId) });
  const service = {
    name: 'dynamodb' as const,
    refuse: ({ error }: { error: string }) => ({ ...answered(400), body: error }),
  };
  let done = 0;
  const call = (operation: string, status = 200) =>
    perform({ service, operation, function: 'recover', processId: 'recover-1' }, async () => {
      done++;
      return answered(status);
    });
  return { call, crashed, fates, done: () => done };
};

const slow: Fault = { kind: 'slow-call', service: 'dynamodb', operation: 'GetItem', slowMs: 5, count: 1 };
const failing = { kind: 'failing-call', service: 'dynamodb', operation: 'GetItem', count: 1 } as const;
const kill: Fault = { kind: 'kill', function: 'recover', when: 'during', count: 1 };

describe('a call of AWS', () => {
  it('without a fault is as the service answers it', async () => {
    const { call } = setUp();
    expect(await call('GetItem')).toEqual({ answer: answered(200), isInjected: false });
  });

  it('that is slow is done all the same, and its answer is the service’s', async () => {
    const { call, done } = setUp(slow);
    expect(await call('GetItem')).toEqual({ answer: answered(200), isInjected: true });
    expect(done()).toBe(1);
    expect(await call('GetItem')).toMatchObject({ isInjected: false });
  });

  it.each([
    ['before', 'timeout', 'hang', 0],
    ['after', 'timeout', 'hang', 1],
    ['before', 'crash', 'cut', 0],
    ['after', 'crash', 'cut', 1],
    ['after', 'Boom', { body: 'Boom' }, 1],
  ] as const)('that fails %s its work with %s', async (when, error, answer, times) => {
    const { call, done, crashed } = setUp({ ...failing, when, error });
    const performed = await call('GetItem');
    expect(performed.isInjected).toBe(true);
    expect(performed.answer).toEqual(typeof answer === 'string' ? answer : expect.objectContaining(answer));
    expect(done()).toBe(times);
    expect(crashed).toEqual(error === 'crash' ? ['recover-1'] : []);
  });

  it('is the last of a process that dies at its first change, once that has taken effect', async () => {
    const { call, crashed, fates } = setUp(kill);
    fates.begin('recover', 'recover-1');
    expect(await call('GetItem')).toMatchObject({ isInjected: false });
    expect(await call('UpdateItem', 400)).toMatchObject({ isInjected: false });
    expect(crashed).toEqual([]);
    expect(await call('UpdateItem')).toEqual({ answer: 'cut', isInjected: true });
    expect(crashed).toEqual(['recover-1']);
  });
});
