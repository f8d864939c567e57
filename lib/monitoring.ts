import { Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** The headings of docs/runbook.md. */
export type RunbookEntry =
  | 'timers-undelivered'
  | 'recover-gave-up'
  | 'recover-failing'
  | 'recover-throttled'
  | 'stream-gave-up'
  | 'stream-behind'
  | 'mail-events-gave-up'
  | 'mail-events-undelivered'
  | 'sweep-gave-up'
  | 'sweep-unfinished'
  | 'sends-unknown'
  | 'sending-refused'
  | 'api-failing'
  | 'bounces-high'
  | 'complaints-high';

export interface ShopperAlarm {
  readonly metric: IMetric;
  /** Goes off when the metric reaches this. */
  readonly threshold: number;
  /** How many periods of the metric in a row. */
  readonly periods?: number;
  /** What the shopper suffers, in one sentence. An alarm that cannot say it is none. */
  readonly harm: string;
  readonly runbook: RunbookEntry;
}

export interface MonitoringProps {
  readonly alarmAddress?: string | undefined;
}

/** The alarms and who is told. Few by intention: each costs money by the month, and each must be worth getting up for. */
export class Monitoring extends Construct {
  readonly topicArn: string;
  readonly #topic: Topic;

  constructor(scope: Construct, id: string, { alarmAddress }: MonitoringProps) {
    super(scope, id);
    const { account, stackName } = Stack.of(this);
    this.#topic = new Topic(this, 'Topic', { displayName: stackName, enforceSSL: true });
    // A topic policy takes the place of the default one, by which CloudWatch was allowed to publish.
    this.#topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.#topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
    if (alarmAddress !== undefined) this.#topic.addSubscription(new EmailSubscription(alarmAddress));
    this.topicArn = this.#topic.topicArn;
  }

  watch(alarms: readonly ShopperAlarm[]): void {
    for (const alarm of alarms) this.#add(alarm);
  }

  #add({ metric, threshold, periods = 1, harm, runbook }: ShopperAlarm): void {
    const alarm = new Alarm(this, runbook, {
      alarmName: `${Stack.of(this).stackName}-${runbook}`,
      alarmDescription: `${harm} What to do: docs/runbook.md#${runbook}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
  }
}
