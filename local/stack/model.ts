import type { Pattern } from '../events/pattern.ts';
import type { PermissionsModel } from '../iam/model.ts';
import type { LocalFunctionRef, LocalResources } from '../ports.ts';

/** The synthesized template as plain data: all that the local run does follows from here. */
export interface StackModel {
  readonly resources: LocalResources;
  readonly functions: readonly FunctionModel[];
  readonly api: ApiModel;
  readonly streamSources: readonly StreamSourceModel[];
  readonly rules: readonly RuleModel[];
  readonly scheduledTargets: readonly ScheduledTargetModel[];
  readonly distributions: readonly DistributionModel[];
  readonly permissions: PermissionsModel;
}

export interface FunctionModel extends LocalFunctionRef {
  /** Where the bundle lies. */
  readonly assetDir: string;
  /** `file.export`. */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly reservedConcurrency?: number | undefined;
  readonly asyncInvocation: AsyncInvocationModel;
}

/** What Lambda does with events that it queues for a function. */
export interface AsyncInvocationModel {
  readonly maxRetryAttempts: number;
  readonly maxEventAgeMs: number;
  readonly onFailureArn?: string | undefined;
  /** `DeadLetterConfig`: the older way; gets the event itself. */
  readonly deadLetterArn?: string | undefined;
}

export interface ApiModel {
  readonly apiId: string;
  readonly routes: readonly RouteModel[];
  readonly cors?: CorsModel | undefined;
  /** Of the stage; requests per second. */
  readonly throttle?: ThrottleModel | undefined;
  /** By route key, in place of the stage's. */
  readonly routeThrottles: Readonly<Record<string, ThrottleModel>>;
}

export interface RouteModel {
  /** `POST /v1/checkouts/{checkoutId}` */
  readonly routeKey: string;
  readonly functionName: string;
  readonly timeoutMs: number;
}

export interface CorsModel {
  readonly allowOrigins: readonly string[];
  readonly allowMethods: readonly string[];
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly allowCredentials: boolean;
  readonly maxAgeSeconds?: number | undefined;
}

export interface ThrottleModel {
  readonly ratePerSecond: number;
  readonly burst: number;
}

export interface StreamSourceModel {
  readonly tableName: string;
  readonly streamArn: string;
  readonly functionName: string;
  /** A record that matches none is skipped; no filter at all lets every record through. */
  readonly filters: readonly Pattern[];
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  readonly maxRetryAttempts: number;
  readonly maxRecordAgeMs: number;
  readonly isBisecting: boolean;
  readonly reportsItemFailures: boolean;
  readonly onFailureArn?: string | undefined;
}

/** A rule that waits for events. */
export interface RuleModel {
  readonly name: string;
  readonly arn: string;
  readonly pattern: Pattern;
  readonly targets: readonly TargetModel[];
}

/** Something that is invoked every so often: a scheduled rule, or a recurring schedule. */
export interface ScheduledTargetModel {
  readonly name: string;
  readonly arn: string;
  readonly everyMs: number;
  readonly target: TargetModel;
  /** What a schedule invokes its target with; a rule needs none. */
  readonly roleArn?: string | undefined;
}

export interface TargetModel {
  readonly functionName: string;
  readonly input: TargetInput;
  /** For events that may not be handed over. */
  readonly deadLetterArn?: string | undefined;
}

/** What a target gets: the whole event, a part of it, a fixed text, or a text with parts of it. */
export type TargetInput =
  | { readonly kind: 'event' }
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'constant'; readonly json: unknown }
  | {
      readonly kind: 'transformer';
      readonly paths: Readonly<Record<string, string>>;
      readonly template: string;
    };

/** CloudFront in front of a bucket, whose files are put there while the stack is deployed. */
export interface DistributionModel {
  readonly arn: string;
  readonly bucketArn: string;
  readonly deployments: readonly DeploymentModel[];
  readonly headers: ResponseHeadersModel;
}

/** Files that lie in a bucket, and the headers that S3 keeps of each. */
export interface DeploymentModel {
  /** Where the files lie. */
  readonly assetDirs: readonly string[];
  readonly contentType?: string | undefined;
  readonly cacheControl?: string | undefined;
}

/** What CloudFront adds to every answer. Names are in lower case. */
export interface ResponseHeadersModel {
  readonly always: Readonly<Record<string, string>>;
  /** On answers to requests of other origins. */
  readonly cors?: CorsModel | undefined;
}
