import { createCalls } from '../../../local/aws/calls.ts';
import { createFaults, faultSchema } from '../../../local/aws/faults.ts';

const throttled = {
  service: 'ses',
  operation: 'SendEmail',
  when: 'before',
  error: 'TooManyRequestsException',
} as const;

describe('faults', () => {
  it('happen as often as asked, then no more', () => {
    const faults = createFaults();
    faults.add({ ...throttled, count: 2 });
    const taken = [1, 2, 3].map(() => faults.take('ses', 'SendEmail')?.error);
    expect(taken).toEqual(['TooManyRequestsException', 'TooManyRequestsException', undefined]);
  });

  it('happen in the order in which they were added, each to its own operation', () => {
    const faults = createFaults();
    faults.add({ ...throttled, count: 1 });
    faults.add({ ...throttled, error: 'MessageRejected', count: 1 });
    expect(faults.take('scheduler', 'CreateSchedule')).toBeUndefined();
    expect(faults.take('ses', 'SendEmail')).toEqual({ when: 'before', error: 'TooManyRequestsException' });
    expect(faults.take('ses', 'SendEmail')).toEqual({ when: 'before', error: 'MessageRejected' });
  });

  it('can be called off', () => {
    const faults = createFaults();
    faults.add({ ...throttled, count: 9 });
    faults.clear();
    expect(faults.take('ses', 'SendEmail')).toBeUndefined();
  });

  it('are asked for by known names only', () => {
    expect(faultSchema.parse({ ...throttled, service: 'sesv2' })).toEqual({ ...throttled, count: 1 });
    expect(faultSchema.parse({ ...throttled, service: 'DynamoDB' }).service).toBe('dynamodb');
    expect(faultSchema.parse({ ...throttled, error: 'TimeoutError' }).error).toBe('timeout');
    expect(faultSchema.safeParse({ ...throttled, service: 'smtp' }).success).toBe(false);
    expect(faultSchema.safeParse({ ...throttled, error: 'a timeout' }).success).toBe(false);
    expect(faultSchema.safeParse({ ...throttled, count: 0 }).success).toBe(false);
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
