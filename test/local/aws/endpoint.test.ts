import {
  InternalServerError,
  ListTablesCommand,
  ProvisionedThroughputExceededException,
  PutItemCommand,
  ResourceNotFoundException,
} from '@aws-sdk/client-dynamodb';
import { DescribeStreamCommand, DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import {
  ListScheduleGroupsCommand,
  ListSchedulesCommand,
  ThrottlingException,
} from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { createTestTable } from '../../support/table.ts';
import { eachWithLocalAws } from './harness.ts';

const local = eachWithLocalAws();

const fault = (operation: string, error: string, when: 'before' | 'after' = 'before', service = 'dynamodb') =>
  local.aws.faults.add({ service, operation, when, error, count: 1 });

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

  it('passes on what DynamoDB and its streams refuse', async () => {
    const put = new PutItemCommand({ TableName: 'none', Item: { pk: { S: 'x' } } });
    await expect(local.aws.clients.dynamoDb.send(put)).rejects.toBeInstanceOf(ResourceNotFoundException);
    const streams = new DynamoDBStreamsClient(local.aws.clientOf('schedule'));
    const StreamArn = 'arn:aws:dynamodb:ddblocal:000000000000:table/none/stream/2026-01-01T00:00:00.000';
    await expect(streams.send(new DescribeStreamCommand({ StreamArn }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });

  it('refuses an operation that it does not have', async () => {
    const groups = local.aws.clients.scheduler.send(new ListScheduleGroupsCommand());
    await expect(groups).rejects.toMatchObject({ name: 'UnknownOperationException' });
  });

  it('refuses a request that nobody signed', async () => {
    const response = await fetch(`${local.aws.endpoint.url}/schedules`);
    expect(response.status).toBe(403);
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
