import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { STREAM_PATTERNS } from '../../functions/shared/contract/table.ts';
import { createTestTable } from '../support/table.ts';
import { exampleTemplate } from './support/example-stack.ts';
import { only, resourcesOf, show, type Json } from './support/template.ts';

const template = exampleTemplate();
const table = only(resourcesOf(template, 'AWS::DynamoDB::Table'));

const byName = (values: Json[] = [], name: string) =>
  [...values].sort((a, b) => String(a[name]).localeCompare(String(b[name])));

describe('the table', () => {
  it('has the keys and indexes that the tests run against', async () => {
    const { client, name } = await createTestTable();
    const { Table: tested } = await client.send(new DescribeTableCommand({ TableName: name }));
    const { KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = table.Properties;
    expect(KeySchema).toEqual(tested!.KeySchema);
    expect(byName(AttributeDefinitions, 'AttributeName')).toEqual(
      byName(tested!.AttributeDefinitions, 'AttributeName'),
    );
    const indexes = tested!.GlobalSecondaryIndexes!.map(({ IndexName, KeySchema, Projection }) => ({
      IndexName,
      KeySchema,
      Projection,
    }));
    expect(byName(GlobalSecondaryIndexes, 'IndexName')).toEqual(byName(indexes, 'IndexName'));
  });

  it('outlives the stack and cannot be deleted by mistake', () => {
    expect(table).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: { DeletionProtectionEnabled: true, BillingMode: 'PAY_PER_REQUEST' },
    });
  });

  it('forgets by itself and tells of changes by the new image only', () => {
    expect(table.Properties).toMatchObject({
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    });
  });

  it.each([
    [undefined, 7],
    ['P1D', 1],
    ['P35D', 35],
  ])('can be restored as far back as configured (%s: %d days)', (backupPeriod, days) => {
    const { Properties } = only(resourcesOf(exampleTemplate({ backupPeriod }), 'AWS::DynamoDB::Table'));
    expect(Properties['PointInTimeRecoverySpecification']).toEqual({
      PointInTimeRecoveryEnabled: true,
      RecoveryPeriodInDays: days,
    });
  });
});

describe('the stream', () => {
  const source = only(resourcesOf(template, 'AWS::Lambda::EventSourceMapping')).Properties;

  it('wakes schedule for the two patterns of the contract only', () => {
    expect(show(source['FunctionName'])).toBe('scheduleFunction');
    expect(show(source['EventSourceArn'])).toBe('Table.StreamArn');
    const patterns = source['FilterCriteria'].Filters.map(({ Pattern }: Json) => JSON.parse(Pattern));
    expect(patterns).toEqual([STREAM_PATTERNS.contactable, STREAM_PATTERNS.closed]);
  });

  it('loses nothing while it is tried and gives up in the end', () => {
    expect(show(source)).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 5,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 20,
      MaximumRecordAgeInSeconds: 6 * 60 * 60,
      DestinationConfig: { OnFailure: { Destination: 'StreamFailures.Arn' } },
    });
  });
});

it('what would lose data if it were replaced keeps its logical id', () => {
  const ids = Object.keys((template.toJSON() as { Resources: object }).Resources);
  expect(ids).toEqual(
    expect.arrayContaining(['Table710B521B', 'SecretsAddress78386479', 'SecretsLink8BD13D43']),
  );
});
