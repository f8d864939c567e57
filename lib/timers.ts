import { ArnFormat, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function } from 'aws-cdk-lib/aws-lambda';
import { ScheduleGroup } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { DeadLetters } from './dead-letters.ts';

export type TimerAction = 'CreateSchedule' | 'DeleteSchedule';

export interface TimersProps {
  /** By name, since its ARN would be a cycle: the function that timers invoke arms the next one itself. */
  readonly targetFunctionName: string;
}

/** What a function needs to arm a timer, as in functions/shared/contract/timer-env.ts. */
export interface TimerVariables {
  readonly TIMER_GROUP_NAME: string;
  readonly TIMER_TARGET_ARN: string;
  readonly TIMER_ROLE_ARN: string;
  readonly TIMER_DEAD_LETTER_ARN: string;
}

/** The schedule group of the timers and the role that EventBridge Scheduler fires them with. */
export class Timers extends Construct {
  /** Timers that could not be delivered to the function. */
  readonly deadLetters: DeadLetters;
  readonly #variables: TimerVariables;

  constructor(scope: Construct, id: string, { targetFunctionName }: TimersProps) {
    super(scope, id);
    const stack = Stack.of(this);
    this.deadLetters = new DeadLetters(this, 'DeadLetters');
    const group = new ScheduleGroup(this, 'Group', {
      scheduleGroupName: stack.stackName,
      // Kept, it would be in the way of the next stack of this name; its timers are worth nothing without the function.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const targetArn = stack.formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: targetFunctionName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    // Written by hand: the role of CDK's LambdaInvoke trusts the default group only.
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account, 'aws:SourceArn': group.scheduleGroupArn },
        },
      }),
      inlinePolicies: {
        fire: new PolicyDocument({
          statements: [
            new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [targetArn] }),
            new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [this.deadLetters.queueArn] }),
          ],
        }),
      },
    });
    this.#variables = {
      TIMER_GROUP_NAME: group.scheduleGroupName,
      TIMER_TARGET_ARN: targetArn,
      TIMER_ROLE_ARN: role.roleArn,
      TIMER_DEAD_LETTER_ARN: this.deadLetters.queueArn,
    };
  }

  /** Lets a function do these things to timers of this group. Gives the variables that it arms them with. */
  grant(fn: Function, ...actions: readonly TimerAction[]): TimerVariables {
    const stack = Stack.of(this);
    const ownTimers = stack.formatArn({
      service: 'scheduler',
      resource: 'schedule',
      resourceName: `${stack.stackName}/*`,
    });
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: actions.map((action) => `scheduler:${action}`),
        resources: [ownTimers],
      }),
    );
    Validations.of(fn.role ?? fn).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:scheduler:<AWS::Region>:<AWS::AccountId>:schedule/${stack.stackName}/*]`,
      reason: 'Timers are made by the thousand at run time; the wildcard ends at the group of this stack.',
    });
    fn.addToRolePolicy(
      new PolicyStatement({
        actions: ['iam:PassRole'],
        resources: [this.#variables.TIMER_ROLE_ARN],
        conditions: { StringEquals: { 'iam:PassedToService': 'scheduler.amazonaws.com' } },
      }),
    );
    return this.#variables;
  }
}
