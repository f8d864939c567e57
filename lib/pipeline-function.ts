import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function, Runtime, type Code } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import * as z from 'zod';
import type { DeadLetters } from './dead-letters.ts';

/** The namespace of the metrics that the functions write as EMF. */
export const METRICS_NAMESPACE = 'CheckoutRecovery';

/** The schema that a function reads `process.env` with. */
export type EnvironmentSchema = z.ZodType<object, Record<string, string>>;

export interface PipelineFunctionProps<Environment extends EnvironmentSchema> {
  readonly functionName: string;
  readonly code: Code;
  readonly storeId: string;
  readonly memoryMb: number;
  readonly timeout: Duration;
  readonly reservedConcurrency: number | undefined;
  /** Where events go that the function failed on, for one that is invoked asynchronously. */
  readonly onFailure?: DeadLetters;
  /** The schema that the function reads its environment with. */
  readonly schema: Environment;
  /**
   * The environment, made by granting: what is granted gives its name or ARN, so a permission and its variable come
   * together. A variable that the schema wants and that is missing here does not compile.
   */
  readonly environment: (fn: Function) => z.output<Environment>;
}

/** One job of the pipeline: a Lambda function with its own role and log group. */
export class PipelineFunction<Environment extends EnvironmentSchema> extends Construct {
  readonly lambda: Function;

  constructor(scope: Construct, id: string, props: PipelineFunctionProps<Environment>) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${props.functionName}`,
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    // A role of our own, since the one that CDK makes may write to every log group of the account.
    const role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    this.lambda = new Function(this, 'Function', {
      functionName: props.functionName,
      code: props.code,
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb,
      timeout: props.timeout,
      role,
      logGroup,
      ...(props.reservedConcurrency !== undefined && {
        reservedConcurrentExecutions: props.reservedConcurrency,
      }),
      ...(props.onFailure !== undefined && {
        onFailure: props.onFailure.onFailure,
        retryAttempts: 2,
        maxEventAge: Duration.hours(6),
      }),
      environment: {
        POWERTOOLS_SERVICE_NAME: props.storeId,
        POWERTOOLS_METRICS_NAMESPACE: METRICS_NAMESPACE,
      },
    });
    const environment = z.encode(props.schema, props.environment(this.lambda));
    for (const [name, value] of Object.entries(environment)) this.lambda.addEnvironment(name, value);
  }
}
