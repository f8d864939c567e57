import { CreateScheduleCommand, type CreateScheduleCommandInput } from '@aws-sdk/client-scheduler';
import { eachWithLocalAws, resources } from './harness.ts';
import { schedule, target, timerInput } from './schedule-input.ts';

const local = eachWithLocalAws();

const create = (overrides: Partial<CreateScheduleCommandInput> = {}) =>
  local.aws.clients.scheduler.send(new CreateScheduleCommand(schedule(overrides)));

const at = (time: string) => Date.parse(`2026-11-21T${time}Z`);

const fireAt = async (time: string) => {
  local.aws.time.now = at(time);
  await local.aws.scheduler.fireDue(local.aws.time.now);
};

/** Steps from due time to due time, as the clock does, and tells the minutes at which something was due. */
const runDry = async () => {
  const { scheduler, time } = local.aws;
  const steps: string[] = [];
  for (let due = scheduler.nextDueAt(); due !== undefined; due = scheduler.nextDueAt()) {
    time.now = due;
    steps.push(new Date(due).toISOString().slice(11, 16));
    await scheduler.fireDue(due);
  }
  return steps;
};

const loseDeliveries = (count: number, when: 'before' | 'after' = 'before') =>
  local.aws.faults.add({
    kind: 'failing-call',
    service: 'scheduler',
    operation: 'InvokeTarget',
    when,
    error: 'ThrottlingException',
    count,
  });

describe('a due schedule', () => {
  it('invokes its function once with its input, and is gone then', async () => {
    await create();
    expect(local.aws.scheduler.timers()).toEqual([
      { name: 'timer-1', at: at('12:00:00'), input: timerInput },
    ]);
    await fireAt('11:59:59');
    expect(local.aws.invocations).toEqual([]);
    await fireAt('12:00:00');
    await fireAt('12:01:00');
    expect(local.aws.invocations).toEqual([{ functionName: 'shop-recover', event: timerInput }]);
    expect(local.aws.scheduler.timers()).toEqual([]);
    await expect(create({ ScheduleExpression: 'at(2026-11-21T13:00:00)' })).resolves.toBeDefined();
  });

  it('is due by the clocks of its time zone', async () => {
    await create({
      ScheduleExpressionTimezone: 'Europe/Berlin',
      ScheduleExpression: 'at(2026-11-21T14:00:00)',
    });
    expect(local.aws.scheduler.nextDueAt()).toBe(at('13:00:00'));
  });

  it('stays without ActionAfterCompletion, but never fires again', async () => {
    await create({ ActionAfterCompletion: undefined });
    await fireAt('12:00:00');
    await fireAt('12:05:00');
    expect(local.aws.invocations).toHaveLength(1);
    expect(local.aws.scheduler.nextDueAt()).toBeUndefined();
    await expect(create({ ScheduleExpression: 'at(2026-11-21T13:00:00)' })).rejects.toThrow('already exists');
  });

  it('does nothing while it is disabled', async () => {
    await create({ State: 'DISABLED' });
    await fireAt('12:00:00');
    expect(local.aws.invocations).toEqual([]);
  });

  it('takes its turn by its time, after an outage too', async () => {
    const input = (n: number) => target({ Input: JSON.stringify({ n }) });
    await create({ Name: 'late', ScheduleExpression: 'at(2026-11-21T12:30:00)', Target: input(2) });
    await create({ Name: 'early', ScheduleExpression: 'at(2026-11-21T12:10:00)', Target: input(1) });
    await fireAt('18:00:00');
    expect(local.aws.invocations.map(({ event }) => event)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('tells its target the context that the input asks for', async () => {
    const Input = JSON.stringify({
      due: '<aws.scheduler.scheduled-time>',
      try: '<aws.scheduler.attempt-number>',
    });
    await create({ Target: target({ Input }) });
    await fireAt('12:00:00');
    expect(local.aws.invocations[0]?.event).toEqual({ due: '2026-11-21T12:00:00Z', try: '1' });
  });
});

describe('a delivery that fails', () => {
  it('is tried again later, and the timer lives on until then', async () => {
    await create();
    loseDeliveries(1);
    await fireAt('12:00:00');
    expect(local.aws.scheduler.timers()).toMatchObject([{ name: 'timer-1', at: at('12:01:00') }]);
    expect(await runDry()).toEqual(['12:01']);
    expect(local.aws.invocations).toHaveLength(1);
    expect(local.aws.queues.list()).toEqual([]);
  });

  it('may have reached its target all the same', async () => {
    await create();
    loseDeliveries(1, 'after');
    await runDry();
    expect(local.aws.invocations).toHaveLength(2);
  });

  it('ends in the dead-letter queue once its retries are used up', async () => {
    await create();
    loseDeliveries(3);
    expect(await runDry()).toEqual(['12:00', '12:01', '12:03']);
    expect(local.aws.invocations).toEqual([]);
    expect(local.aws.queues.list()).toEqual([
      {
        id: expect.any(String),
        queue: 'shop-undelivered',
        at: at('12:03:00'),
        body: timerInput,
        attributes: {
          ERROR_CODE: 'ThrottlingException',
          ERROR_MESSAGE: expect.any(String),
          EXECUTION_ID: expect.any(String),
          EXHAUSTED_RETRY_CONDITION: 'MaximumRetryAttempts',
          IS_PAYLOAD_TRUNCATED: 'false',
          RETRY_ATTEMPTS: '2',
          SCHEDULED_TIME: '2026-11-21T12:00:00Z',
          SCHEDULE_ARN: 'arn:aws:scheduler:eu-central-1:123456789012:schedule/shop-timers/timer-1',
          TARGET_ARN: resources.functions[0]!.arn,
        },
      },
    ]);
  });

  it('ends there too once it is too old', async () => {
    await create({ Target: target({ RetryPolicy: { MaximumEventAgeInSeconds: 120 } }) });
    loseDeliveries(9);
    await runDry();
    expect(local.aws.queues.list()).toMatchObject([
      { attributes: { EXHAUSTED_RETRY_CONDITION: 'MaximumEventAgeInSeconds', RETRY_ATTEMPTS: '1' } },
    ]);
  });

  it('is what a missing function comes to', async () => {
    await create({ Target: target({ RetryPolicy: { MaximumRetryAttempts: 0 } }) });
    local.aws.broken.invoker = true;
    await runDry();
    expect(local.aws.queues.list()).toMatchObject([
      { attributes: { ERROR_CODE: 'ResourceNotFoundException', RETRY_ATTEMPTS: '0' } },
    ]);
  });
});

describe('a delivery that a fault meets', () => {
  const meet = (delivery: 'lost' | 'doubled' | 'late') =>
    local.aws.faults.add({ kind: 'delivery', hop: 'timer', delivery, delayS: 600, count: 2 });

  it('is lost: nobody hears of it, and the timer is gone', async () => {
    await create();
    meet('lost');
    expect(await runDry()).toEqual(['12:00']);
    expect(local.aws.invocations).toEqual([]);
    expect(local.aws.scheduler.timers()).toEqual([]);
    expect(local.aws.queues.list()).toEqual([]);
  });

  it('comes twice', async () => {
    await create();
    meet('doubled');
    await runDry();
    expect(local.aws.invocations.map(({ event }) => event)).toEqual([timerInput, timerInput]);
  });

  it('is late, once, and lives on until then', async () => {
    await create();
    meet('late');
    expect(await runDry()).toEqual(['12:00', '12:10']);
    expect(local.aws.invocations).toHaveLength(1);
    expect(local.aws.faults.list()).toHaveLength(1);
  });
});

describe('a delivery out of order', () => {
  it('can come twice, and after the timer is gone', async () => {
    await create();
    expect(local.aws.scheduler.deliver('timer-1')).toBe(true);
    await fireAt('12:00:00');
    expect(local.aws.scheduler.deliver('timer-1')).toBe(true);
    expect(local.aws.invocations.map(({ event }) => event)).toEqual([timerInput, timerInput, timerInput]);
  });

  it('needs a timer that was there once', () => {
    expect(local.aws.scheduler.deliver('timer-9')).toBe(false);
  });
});
