import * as z from 'zod';
import { HOUR_MS, SECOND_MS } from '../../functions/shared/domain/time.ts';
import type { AsyncInvocationModel, FunctionModel } from './model.ts';
import { functionNameOf, type Select } from './select.ts';

const deadLetterConfig = z.strictObject({ TargetArn: z.string() });

const functionSchema = z.strictObject({
  FunctionName: z.string().optional(),
  Description: z.string().optional(),
  /** Read with the permissions. */
  Role: z.string(),
  /** The machine's is taken. */
  Architectures: z.unknown().optional(),
  Tags: z.unknown().optional(),
  Code: z.strictObject({ S3Bucket: z.string(), S3Key: z.string() }),
  Handler: z.string(),
  Runtime: z.literal('nodejs24.x'),
  Timeout: z.number().default(3),
  MemorySize: z.number().default(128),
  Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }).default({ Variables: {} }),
  ReservedConcurrentExecutions: z.number().optional(),
  DeadLetterConfig: deadLetterConfig.optional(),
  // Lambda's own lines are written as text here.
  LoggingConfig: z.object({ LogFormat: z.literal('Text').optional() }).optional(),
  PackageType: z.literal('Zip').optional(),
  Layers: z.tuple([]).optional(),
});

const invokeConfigSchema = z.strictObject({
  FunctionName: z.string(),
  Qualifier: z.literal('$LATEST'),
  MaximumRetryAttempts: z.int().min(0).max(2).default(2),
  MaximumEventAgeInSeconds: z.int().min(60).max(21600).optional(),
  DestinationConfig: z
    .strictObject({ OnFailure: z.strictObject({ Destination: z.string() }).optional() })
    .default({}),
});

/** https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html */
const ASYNC_DEFAULTS: AsyncInvocationModel = { maxRetryAttempts: 2, maxEventAgeMs: 6 * HOUR_MS };

const readAsyncInvocation = (
  config: z.infer<typeof invokeConfigSchema> | undefined,
  deadLetterArn: string | undefined,
): AsyncInvocationModel => ({
  maxRetryAttempts: config?.MaximumRetryAttempts ?? ASYNC_DEFAULTS.maxRetryAttempts,
  maxEventAgeMs:
    config?.MaximumEventAgeInSeconds === undefined
      ? ASYNC_DEFAULTS.maxEventAgeMs
      : config.MaximumEventAgeInSeconds * SECOND_MS,
  onFailureArn: config?.DestinationConfig.OnFailure?.Destination,
  deadLetterArn,
});

/** Without the stack's name in front: `checkout-recovery-shop-capture` is `capture`. */
const shortNameOf = (name: string, stackName: string): string =>
  name.startsWith(`${stackName}-`) ? name.slice(stackName.length + 1) : name;

/** @param assetDirOf where the bundle with this S3 key lies */
export const readFunctions = (
  select: Select,
  stackName: string,
  assetDirOf: (s3Key: string) => string,
): readonly FunctionModel[] => {
  const configs = new Map(
    select('AWS::Lambda::EventInvokeConfig', invokeConfigSchema).map(({ properties }) => [
      functionNameOf(properties.FunctionName),
      properties,
    ]),
  );
  return select('AWS::Lambda::Function', functionSchema).map(({ properties, identifiers }) => ({
    name: identifiers.ref,
    arn: String(identifiers.attributes['Arn']),
    shortName: shortNameOf(identifiers.ref, stackName),
    assetDir: assetDirOf(properties.Code.S3Key),
    handler: properties.Handler,
    environment: properties.Environment.Variables,
    timeoutMs: properties.Timeout * SECOND_MS,
    memoryMb: properties.MemorySize,
    reservedConcurrency: properties.ReservedConcurrentExecutions,
    asyncInvocation: readAsyncInvocation(
      configs.get(identifiers.ref),
      properties.DeadLetterConfig?.TargetArn,
    ),
  }));
};
