import {
  ConflictException,
  CreateScheduleCommand,
  DeleteScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ResourceNotFoundException,
  UpdateScheduleCommand,
  ValidationException,
  type CreateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import { eachWithLocalAws } from './harness.ts';
import { schedule, target } from './schedule-input.ts';

const local = eachWithLocalAws();

const create = (overrides: Partial<CreateScheduleCommandInput> = {}) =>
  local.aws.clients.scheduler.send(new CreateScheduleCommand(schedule(overrides)));

const get = (Name = 'timer-1', GroupName = 'shop-timers') =>
  local.aws.clients.scheduler.send(new GetScheduleCommand({ Name, GroupName }));

const remove = (ClientToken: string) =>
  local.aws.clients.scheduler.send(
    new DeleteScheduleCommand({ Name: 'timer-1', GroupName: 'shop-timers', ClientToken }),
  );

describe('the API of the local Scheduler', () => {
  it('gives back what was created', async () => {
    const { ScheduleArn } = await create();
    const found = await get();
    expect(ScheduleArn).toBe('arn:aws:scheduler:eu-central-1:123456789012:schedule/shop-timers/timer-1');
    expect(found).toMatchObject({
      Arn: ScheduleArn,
      GroupName: 'shop-timers',
      ScheduleExpression: 'at(2026-11-21T12:00:00)',
      ScheduleExpressionTimezone: 'UTC',
      State: 'ENABLED',
      ActionAfterCompletion: 'DELETE',
      Target: target(),
      CreationDate: new Date('2026-11-21T10:00:00Z'),
    });
  });

  it.each<[string, Partial<CreateScheduleCommandInput>]>([
    ['a name of 65 characters', { Name: 'a'.repeat(65) }],
    ['a name with a character beyond [0-9a-zA-Z-_.]', { Name: 'timer#1' }],
    ['no window', { FlexibleTimeWindow: undefined }],
    ['a flexible window without its length', { FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }],
    ['an expression with a zone in it', { ScheduleExpression: 'at(2026-11-21T12:00:00Z)' }],
    ['a day that does not exist', { ScheduleExpression: 'at(2027-02-29T12:00:00)' }],
    ['an hour that does not exist', { ScheduleExpression: 'at(2027-02-28T24:00:00)' }],
    ['a time that has passed', { ScheduleExpression: 'at(2026-11-21T09:59:59)' }],
    ['this very moment', { ScheduleExpression: 'at(2026-11-21T10:00:00)' }],
    ['an unknown time zone', { ScheduleExpressionTimezone: 'Europe/Atlantis' }],
    ['an offset for a time zone', { ScheduleExpressionTimezone: '+01:00' }],
    ['an input over 256 KB', { Target: target({ Input: JSON.stringify('ü'.repeat(131_072)) }) }],
    ['an input that is no JSON', { Target: target({ Input: 'hello' }) }],
    ['a target that is no function of the stack', { Target: target({ Arn: `${target().Arn}-2` }) }],
    ['a key, which is not here', { KmsKeyArn: 'arn:aws:kms:eu-central-1:123456789012:key/1' }],
    ['a target of SQS, which is not here', { Target: target({ SqsParameters: { MessageGroupId: 'a' } }) }],
    ['a role that is not of the stack', { Target: target({ RoleArn: 'arn:aws:iam::123456789012:role/x' }) }],
    ['no role', { Target: target({ RoleArn: undefined }) }],
    ['a dead-letter ARN that is none', { Target: target({ DeadLetterConfig: { Arn: 'shop-undelivered' } }) }],
    ['more retries than 185', { Target: target({ RetryPolicy: { MaximumRetryAttempts: 186 } }) }],
    ['an event age under a minute', { Target: target({ RetryPolicy: { MaximumEventAgeInSeconds: 59 } }) }],
  ])('refuses %s', async (_what, overrides) => {
    await expect(create(overrides)).rejects.toBeInstanceOf(ValidationException);
    expect(local.aws.scheduler.timers()).toEqual([]);
  });

  it('takes a name of 64 characters and an input of exactly 256 KB', async () => {
    const Input = JSON.stringify('x'.repeat(256 * 1024 - 2));
    await expect(create({ Name: 'a'.repeat(64), Target: target({ Input }) })).resolves.toBeDefined();
  });

  it('says what was wrong', async () => {
    await expect(create({ ScheduleExpression: 'at(tomorrow)' })).rejects.toThrow(
      'Invalid Schedule Expression at(tomorrow).',
    );
  });

  it('knows no group but those of the stack', async () => {
    await expect(create({ GroupName: 'other' })).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(create({ GroupName: undefined })).resolves.toMatchObject({
      ScheduleArn: expect.stringMatching(/schedule\/default\/timer-1$/),
    });
  });

  it('refuses a second schedule of the same name in a group', async () => {
    await create();
    await expect(create()).rejects.toBeInstanceOf(ConflictException);
  });

  it('answers a repeated request, known by its token, as the first time', async () => {
    const ClientToken = 'token-1';
    const first = await create({ ClientToken });
    const second = await create({ ClientToken });
    expect(second.ScheduleArn).toBe(first.ScheduleArn);
    expect(local.aws.scheduler.timers()).toHaveLength(1);
  });

  it('replaces a schedule as a whole, keeping when it was made', async () => {
    await create({ Description: 'first' });
    local.aws.time.now += 60_000;
    const replaced = schedule({ ScheduleExpression: 'at(2026-11-22T12:00:00)' });
    await local.aws.clients.scheduler.send(new UpdateScheduleCommand(replaced));
    const found = await get();
    expect(found.ScheduleExpression).toBe('at(2026-11-22T12:00:00)');
    expect(found.Description).toBeUndefined();
    expect(found.CreationDate).toEqual(new Date('2026-11-21T10:00:00Z'));
    expect(found.LastModificationDate).toEqual(new Date('2026-11-21T10:01:00Z'));
  });

  it('does not find what is not there', async () => {
    await expect(get()).rejects.toBeInstanceOf(ResourceNotFoundException);
    await expect(remove('a')).rejects.toBeInstanceOf(ResourceNotFoundException);
    const update = new UpdateScheduleCommand(schedule());
    await expect(local.aws.clients.scheduler.send(update)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('deletes, and says so again to the same token', async () => {
    await create();
    await remove('a');
    await expect(remove('a')).resolves.toBeDefined();
    await expect(remove('b')).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('lists by group and prefix, page by page', async () => {
    for (const Name of ['a-1', 'a-2', 'a-3', 'b-1']) await create({ Name });
    await create({ Name: 'a-4', GroupName: undefined });
    const list = (NextToken?: string) =>
      local.aws.clients.scheduler.send(
        new ListSchedulesCommand({ GroupName: 'shop-timers', NamePrefix: 'a-', MaxResults: 2, NextToken }),
      );
    const first = await list();
    const second = await list(first.NextToken);
    expect(first.Schedules?.map(({ Name }) => Name)).toEqual(['a-1', 'a-2']);
    expect(second.Schedules?.map(({ Name }) => Name)).toEqual(['a-3']);
    expect(second.NextToken).toBeUndefined();
  });
});
