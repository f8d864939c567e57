import {
  InternalServerError,
  ListTablesCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import {
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  ThrottlingException,
} from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SendEmailCommand } from '@aws-sdk/client-sesv2';
import type { ServiceName } from '../../../local/aws/service.ts';
import { createTestTable } from '../../support/table.ts';
import { eachWithLocalAws } from './harness.ts';

const local = eachWithLocalAws();

const fault = (
  operation: string,
  error: string,
  when: 'before' | 'after' = 'before',
  service: ServiceName = 'dynamodb',
) => local.aws.faults.add({ kind: 'failing-call', service, operation, when, error, count: 1 });

describe('the local AWS endpoint', () => {
  it('counts every call by function, service and operation', async () => {
    const { dynamoDb, scheduler, secrets } = local.aws.clients;
    await dynamoDb.send(new ListTablesCommand());
    await dynamoDb.send(new ListTablesCommand());
    await scheduler.send(new ListSchedulesCommand());
    await secrets.send(new GetSecretValueCommand({ SecretId: 'none' })).catch(() => undefined);
    expect(local.aws.calls.list()).toEqual([
      { function: 'mail-events', service: 'dynamodb', operation: 'ListTables', count: 2 },
      { function: 'schedule', service: 'scheduler', operation: 'ListSchedules', count: 1 },
      { function: 'links', service: 'secretsmanager', operation: 'GetSecretValue', count: 1 },
    ]);
  });

  it('records what came of each call, and whether a fault made it so', async () => {
    const { dynamoDb } = local.aws.clients;
    const put = new PutItemCommand({ TableName: 'none', Item: { pk: { S: 'checkout#ann' } } });
    fault('PutItem', 'crash');
    await dynamoDb.send(put).catch(() => undefined);
    await dynamoDb.send(put).catch(() => undefined);
    await dynamoDb.send(new ListTablesCommand());
    const call = { kind: 'call', function: 'mail-events', service: 'dynamodb', operation: 'PutItem' };
    expect(local.aws.recorded.filter(({ kind }) => kind === 'call')).toMatchObject([
      { ...call, outcome: 'no-answer', isInjected: true, checkouts: ['ann'] },
      { ...call, outcome: 'error', error: 'ResourceNotFoundException', isInjected: false },
      { ...call, operation: 'ListTables', outcome: 'ok', isInjected: false, checkouts: [] },
    ]);
  });

  it('passes on what DynamoDB refuses', async () => {
    const put = new PutItemCommand({ TableName: 'none', Item: { pk: { S: 'x' } } });
    await expect(local.aws.clients.dynamoDb.send(put)).rejects.toBeInstanceOf(ResourceNotFoundException);
  });

  it('refuses an operation that it does not have', async () => {
    const groups = local.aws.clients.scheduler.send(new ListScheduleGroupsCommand());
    await expect(groups).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it('refuses a request that nobody signed', async () => {
    const response = await fetch(`${local.aws.endpoint.url}/schedules`);
    expect(response.status).toBe(403);
  });

  it.each<['dynamoDb' | 'secrets' | 'scheduler' | 'ses', number]>([
    ['dynamoDb', 400],
    ['secrets', 400],
    ['scheduler', 403],
    ['ses', 403],
  ])('denies by %s what is not permitted with status %s, and does nothing', async (service, status) => {
    const message = 'User: capture is not authorized';
    local.aws.broken.permission = { kind: 'refused', error: 'AccessDeniedException', message };
    const { dynamoDb, secrets, scheduler, ses } = local.aws.clients;
    const mail = {
      FromEmailAddress: 'anna@shop.example',
      Destination: { ToAddresses: ['ben@example.com'] },
      Content: { Simple: { Subject: { Data: 'x' }, Body: { Text: { Data: 'x' } } } },
    };
    const calls = {
      dynamoDb: () => dynamoDb.send(new ListTablesCommand()),
      secrets: () => secrets.send(new GetSecretValueCommand({ SecretId: 'shop-links' })),
      scheduler: () => scheduler.send(new ListSchedulesCommand()),
      ses: () => ses.send(new SendEmailCommand(mail)),
    };
    const denied = await calls[service]().then(
      () => undefined,
      (error: unknown) => error,
    );
    expect(denied).toMatchObject({
      name: 'AccessDeniedException',
      message,
      $metadata: { httpStatusCode: status },
    });
    expect(local.aws.ses.mailbox()).toEqual([]);
  });

  it('answers by the time of the local clock', async () => {
    const response = await fetch(local.aws.endpoint.url, {
      headers: {
        authorization: 'AWS4-HMAC-SHA256 Credential=links/20261121/eu-central-1/ses/aws4_request, x',
      },
    });
    expect(response.headers.get('date')).toBe('Sat, 21 Nov 2026 10:00:00 GMT');
  });

  it('lets a fault happen before the work, once, in the words of the service', async () => {
    const table = await createTestTable();
    const put = new PutItemCommand({ TableName: table.name, Item: { pk: { S: 'x' } } });
    fault('PutItem', 'ProvisionedThroughputExceededException');
    await expect(local.aws.clients.dynamoDb.send(put)).rejects.toBeInstanceOf(
      ProvisionedThroughputExceededException,
    );
    expect(await table.get('x')).toBeUndefined();
    await local.aws.clients.dynamoDb.send(put);
    expect(await table.get('x')).toEqual({ pk: 'x' });
  });

  it('lets a fault happen after the work', async () => {
    const table = await createTestTable();
    const put = new PutItemCommand({ TableName: table.name, Item: { pk: { S: 'x' } } });
    fault('PutItem', 'InternalServerError', 'after');
    const failed = await local.aws.clients.dynamoDb.send(put).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(InternalServerError);
    expect(failed).toMatchObject({ $metadata: { httpStatusCode: 500 } });
    expect(await table.get('x')).toEqual({ pk: 'x' });
  });

  it('throttles as each service does', async () => {
    fault('ListSchedules', 'ThrottlingException', 'before', 'scheduler');
    const failed = await local.aws.clients.scheduler
      .send(new ListSchedulesCommand())
      .catch((e: unknown) => e);
    expect(failed).toBeInstanceOf(ThrottlingException);
    expect(failed).toMatchObject({ $metadata: { httpStatusCode: 429 } });
  });

  it('can have the caller crash in the middle of a call', async () => {
    fault('ListSchedules', 'crash', 'after', 'scheduler');
    const call = local.aws.clients.scheduler.send(new ListSchedulesCommand());
    await expect(call).rejects.toThrow('socket hang up');
    expect(local.aws.crashed).toEqual(['schedule']);
  });
});
