import { Duration, Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IDestination, IEventSourceDlq, IFunction } from 'aws-cdk-lib/aws-lambda';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';

/** A queue for work that could not be done. It keeps it as long as SQS can; an alarm watches each. */
export class DeadLetters extends Queue {
  /** For a function's asynchronous failures and for a stream source alike: both need `sqs:SendMessage` and no more. */
  readonly onFailure: IDestination & IEventSourceDlq = {
    bind: (_scope: unknown, fn: IFunction) => {
      fn.addToRolePolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.queueArn] }));
      return { destination: this.queueArn };
    },
  };

  constructor(scope: Construct, id: string) {
    super(scope, id, {
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
    });
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason:
        'It is a dead-letter queue itself; what fills it is a service other than SQS, so no redrive policy names it.',
    });
  }
}
