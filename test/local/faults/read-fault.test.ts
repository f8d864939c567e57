import { createFaultSchema } from '../../../local/faults/read-fault.ts';

const schema = createFaultSchema({
  functions: ['capture', 'recover', 'mail-events'],
  leadsTo: {
    timer: ['recover'],
    stream: ['schedule'],
    bus: ['mail-events'],
    async: ['recover', 'mail-events'],
    api: ['capture'],
  },
  operationsOf: (service) =>
    service === 'ses' ? ['SendEmail'] : ['CreateSchedule', 'DescribeTable', 'InvokeTarget'],
});

const throttled = { service: 'ses', operation: 'SendEmail', when: 'before', error: 'Throttling' };

describe('a fault', () => {
  it.each([
    [throttled, { kind: 'failing-call', ...throttled, count: 1 }],
    [
      { service: 'sesv2', operation: 'SendEmail', slowMs: 500 },
      { kind: 'slow-call', service: 'ses' },
    ],
    [{ ...throttled, service: 'DynamoDB', operation: 'DescribeTable' }, { service: 'dynamodb' }],
    [{ ...throttled, error: 'TimeoutError' }, { error: 'timeout' }],
    [
      { function: 'recover', when: 'during', count: 2 },
      { kind: 'kill', count: 2 },
    ],
    [
      { function: 'recover', slowMs: 10 },
      { kind: 'slow-function', slowMs: 10 },
    ],
    [{ function: 'recover', error: 'TooManyRequestsException' }, { kind: 'throttle' }],
    [
      { hop: 'timer', delivery: 'late', delayS: 60 },
      { kind: 'delivery', delayS: 60 },
    ],
    [{ hop: 'bus', delivery: 'doubled', function: 'mail-events' }, { function: 'mail-events' }],
  ])('reads %j', (posted, expected) => {
    expect(schema.parse(posted)).toMatchObject(expected);
  });

  it.each([
    ['service', { ...throttled, service: 'smtp' }],
    ['operation', { ...throttled, operation: 'SendMail' }],
    ['error', { ...throttled, error: 'a timeout' }],
    ['when', { ...throttled, when: 'later' }],
    ['count', { ...throttled, count: 0 }],
    ['slowMs', { service: 'ses', operation: 'SendEmail', slowMs: '3s' }],
    ['slowMs', { service: 'scheduler', operation: 'InvokeTarget', slowMs: 3 }],
    ['function', { function: 'sweep', when: 'during' }],
    ['function', { hop: 'timer', delivery: 'lost', function: 'capture' }],
    ['when', { function: 'recover', when: 'often' }],
    ['error', { function: 'recover', error: 'Boom' }],
    ['hop', { hop: 'post', delivery: 'lost' }],
    ['delivery', { hop: 'stream', delivery: 'lost' }],
    ['delayS', { hop: 'bus', delivery: 'late' }],
    ['delayS', { hop: 'bus', delivery: 'lost', delayS: 3 }],
    ['delayS', { hop: 'bus', delivery: 'late', delayS: 1e20 }],
  ])('is refused for its %s: %j', (field, posted) => {
    const { error } = schema.safeParse(posted);
    expect(error?.issues.map(({ path }) => path.join('.'))).toEqual([field]);
  });

  it.each([undefined, null, 'crash', {}, { count: 1 }])('is not %j, which names nothing', (posted) => {
    expect(schema.safeParse(posted).error?.issues[0]?.message).toContain('a function, or a hop');
  });

  it('says what there is in place of what it does not know', () => {
    const { error } = schema.safeParse({ hop: 'stream', delivery: 'lost' });
    expect(error?.issues[0]?.message).toBe('stream has no lost; there is doubled, late');
  });
});
