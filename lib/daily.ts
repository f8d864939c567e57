import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';

/** Runs a function once a day. */
export class Daily extends Construct {
  constructor(scope: Construct, id: string, fn: Function, deadLetters: DeadLetters) {
    super(scope, id);
    new Rule(this, 'Rule', {
      schedule: Schedule.rate(Duration.days(1)),
      targets: [new LambdaFunction(fn, { deadLetterQueue: deadLetters })],
    });
  }
}
