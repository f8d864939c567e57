import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, StartingPosition, type Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { STREAM_PATTERNS, TABLE } from '../functions/shared/contract/table.ts';
import type { DeadLetters } from './dead-letters.ts';

export type ItemAction = 'GetItem' | 'UpdateItem';

export interface CheckoutTableProps {
  /** How far back the table can be restored: whole days, 1 to 35. */
  readonly backupPeriod: Duration;
}

/** The one table: checkouts and recipients. It outlives the stack. */
export class CheckoutTable extends Construct {
  readonly #table: Table;

  constructor(scope: Construct, id: string, { backupPeriod }: CheckoutTableProps) {
    super(scope, id);
    const { recipientIndex, sweepIndex } = TABLE;
    this.#table = new Table(this, 'Table', {
      partitionKey: { name: TABLE.partitionKey, type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: TABLE.expiryAttribute,
      stream: StreamViewType.NEW_IMAGE,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: backupPeriod.toDays(),
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    this.#table.addGlobalSecondaryIndex({
      indexName: recipientIndex.name,
      partitionKey: { name: recipientIndex.partitionKey, type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.#table.addGlobalSecondaryIndex({
      indexName: sweepIndex.name,
      partitionKey: { name: sweepIndex.partitionKey, type: AttributeType.NUMBER },
      sortKey: { name: sweepIndex.sortKey, type: AttributeType.NUMBER },
      projectionType: ProjectionType.KEYS_ONLY,
    });
  }

  get name(): string {
    return this.#table.tableName;
  }

  /**
   * Lets a function do these things to single items. Gives the table's name. A transaction of updates needs `UpdateItem`
   * and no more.
   */
  grant(fn: Function, ...actions: readonly ItemAction[]): string {
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `dynamodb:${action}`),
        resources: [this.#table.tableArn],
      }),
    );
    return this.#table.tableName;
  }

  /** Lets a function query one index. Gives the index's name. */
  grantQuery(fn: Function, index: { readonly name: string }): string {
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [`${this.#table.tableArn}/index/${index.name}`],
      }),
    );
    return index.name;
  }

  /** What Lambda asks for before it reads a stream: https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
  #grantReadStream(fn: Function, streamArn: string): void {
    const reads = ['DescribeStream', 'GetRecords', 'GetShardIterator'];
    fn.addToRolePolicy(
      new PolicyStatement({ actions: reads.map((read) => `dynamodb:${read}`), resources: [streamArn] }),
    );
    fn.addToRolePolicy(new PolicyStatement({ actions: ['dynamodb:ListStreams'], resources: ['*'] }));
    Validations.of(fn.role ?? fn).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'ListStreams knows no resources: granted on a stream, it is not granted. It tells names only.',
    });
  }

  /**
   * Hands a function the changes that may need a timer. Only those match: the first beacon with address and consent, and
   * the end of a checkout. What cannot be handled goes to the dead letters; the sweep repairs it within a day.
   */
  feed(fn: Function, deadLetters: DeadLetters): void {
    const streamArn = this.#table.tableStreamArn;
    if (streamArn === undefined) throw new TypeError('the table has no stream');
    this.#grantReadStream(fn, streamArn);
    new EventSourceMapping(this, 'Stream', {
      target: fn,
      eventSourceArn: streamArn,
      filters: Object.values(STREAM_PATTERNS).map((pattern) => FilterCriteria.filter(pattern)),
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(5),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 20,
      maxRecordAge: Duration.hours(6),
      onFailure: deadLetters.onFailure,
    });
  }
}
