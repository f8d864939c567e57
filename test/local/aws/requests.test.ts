import { PutItemCommand, TransactWriteItemsCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import {
  CreateScheduleCommand,
  GetScheduleCommand,
  ListSchedulesCommand,
  ValidationException,
  type CreateScheduleCommandInput,
} from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { BadRequestException, SendEmailCommand } from '@aws-sdk/client-sesv2';
import { createTimers } from '../../../functions/shared/aws/scheduler-timers.ts';
import { timerName } from '../../../functions/shared/domain/timer.ts';
import { eachWithLocalAws, START, timerTarget } from './harness.ts';
import { schedule, target, timerInput } from './schedule-input.ts';

const local = eachWithLocalAws();

const refusedWith = (name: string, message: string) =>
  expect.objectContaining({ name, message, $metadata: expect.objectContaining({ httpStatusCode: 400 }) });

const one = (value: string, at: string, constraint: string) =>
  `1 validation error detected: Value ${value} at '${at}' failed to satisfy constraint: ${constraint}`;

const dynamoDb = () => local.aws.clients.dynamoDb;

const NAME_65 = 'a'.repeat(65);
const TOO_LONG = 'Member must have length less than or equal to 64';

describe('a request that breaks the model of its service', () => {
  it.each<[string, Partial<CreateScheduleCommandInput>, string]>([
    ['a name of 65 characters', { Name: NAME_65 }, one(`'${NAME_65}'`, 'name', TOO_LONG)],
    [
      'an action that does not exist',
      { ActionAfterCompletion: 'VANISH' as 'DELETE' },
      one("'VANISH'", 'actionAfterCompletion', 'Member must satisfy enum value set: [NONE, DELETE]'),
    ],
    [
      'a mode that does not exist',
      { FlexibleTimeWindow: { Mode: 'SOME' as 'OFF' } },
      one("'SOME'", 'flexibleTimeWindow.mode', 'Member must satisfy enum value set: [OFF, FLEXIBLE]'),
    ],
    [
      'too many retries',
      { Target: target({ RetryPolicy: { MaximumRetryAttempts: 186 } }) },
      one(
        "'186'",
        'target.retryPolicy.maximumRetryAttempts',
        'Member must have value less than or equal to 185',
      ),
    ],
  ])('is refused: a schedule with %s', async (_what, overrides, message) => {
    const created = local.aws.clients.scheduler.send(new CreateScheduleCommand(schedule(overrides)));
    const error = await created.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValidationException);
    expect(error).toEqual(refusedWith('ValidationException', message));
    expect(local.aws.scheduler.timers()).toEqual([]);
  });

  it('is refused by what stands in its path and its query too', async () => {
    const { scheduler } = local.aws.clients;
    const named = new GetScheduleCommand({ Name: NAME_65, GroupName: 'shop timers' });
    await expect(scheduler.send(named)).rejects.toThrow(
      "2 validation errors detected: Value 'shop timers' at 'groupName' failed to satisfy constraint: " +
        'Member must satisfy regular expression pattern: [0-9a-zA-Z-_.]+; ' +
        `Value '${NAME_65}' at 'name' failed to satisfy constraint: ${TOO_LONG}`,
    );
    await expect(scheduler.send(new ListSchedulesCommand({ MaxResults: 101 }))).rejects.toThrow(
      one("'101'", 'maxResults', 'Member must have value less than or equal to 100'),
    );
  });

  it('is refused by SES in its own words', async () => {
    const Content = { Simple: { Subject: { Data: 'Your cart' }, Body: { Text: { Data: undefined } } } };
    const sent = local.aws.clients.ses.send(new SendEmailCommand({ Content }));
    await expect(sent).rejects.toBeInstanceOf(BadRequestException);
    await expect(sent).rejects.toThrow(
      one('null', 'content.simple.body.text.data', 'Member must not be null'),
    );
  });

  it('is refused by Secrets Manager', async () => {
    const read = local.aws.clients.secrets.send(new GetSecretValueCommand({ SecretId: '' }));
    await expect(read).rejects.toEqual(
      refusedWith(
        'ValidationException',
        one("''", 'secretId', 'Member must have length greater than or equal to 1'),
      ),
    );
  });

  it.each<[string, () => Promise<unknown>, string]>([
    [
      'an update without a key',
      () => dynamoDb().send(new UpdateItemCommand({ TableName: 'none', Key: undefined })),
      one('null', 'key', 'Member must not be null'),
    ],
    [
      'a write in a transaction without its expression',
      () =>
        dynamoDb().send(
          new TransactWriteItemsCommand({
            TransactItems: [
              { Update: { TableName: 'none', Key: { pk: { S: 'x' } }, UpdateExpression: undefined } },
            ],
          }),
        ),
      one('null', 'transactItems.1.member.update.updateExpression', 'Member must not be null'),
    ],
    [
      'a return value that does not exist',
      () =>
        dynamoDb().send(new PutItemCommand({ TableName: 'none', Item: {}, ReturnValues: 'SOME' as 'NONE' })),
      one(
        "'SOME'",
        'returnValues',
        'Member must satisfy enum value set: [NONE, ALL_OLD, UPDATED_OLD, ALL_NEW, UPDATED_NEW]',
      ),
    ],
  ])('is refused before DynamoDB sees it: %s', async (_what, send, message) => {
    await expect(send()).rejects.toEqual(refusedWith('ValidationException', message));
  });

  it('is counted all the same, and a fault before it comes first', async () => {
    const tooLong = new CreateScheduleCommand(schedule({ Name: NAME_65 }));
    local.aws.faults.add({
      kind: 'failing-call',
      service: 'scheduler',
      operation: 'CreateSchedule',
      when: 'before',
      error: 'ThrottlingException',
      count: 1,
    });
    const { scheduler } = local.aws.clients;
    await expect(scheduler.send(tooLong)).rejects.toMatchObject({ name: 'ThrottlingException' });
    await expect(scheduler.send(tooLong)).rejects.toMatchObject({ name: 'ValidationException' });
    expect(local.aws.calls.list()).toMatchObject([{ operation: 'CreateSchedule', count: 2 }]);
  });
});

describe('a stack whose timers have names of 65 characters', () => {
  const timers = () => createTimers(local.aws.clients.scheduler, timerTarget);
  const timerWithNameOf = (length: number) => {
    const timer = { ...timerInput, step: '' };
    return { ...timer, step: 's'.repeat(length - timerName(timer).length) };
  };

  it('fails where it arms one, as on AWS', async () => {
    const timer = timerWithNameOf(65);
    expect(timerName(timer)).toHaveLength(65);
    const error = await timers()
      .create(timer, START + 7_200_000)
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValidationException);
    expect(error).toHaveProperty('message', one(`'${timerName(timer)}'`, 'name', TOO_LONG));
    expect(local.aws.scheduler.timers()).toEqual([]);
  });

  it('works with one character less', async () => {
    await timers().create(timerWithNameOf(64), START + 7_200_000);
    expect(local.aws.scheduler.timers()).toHaveLength(1);
  });
});
