import type { EpochMs } from '../functions/shared/domain/time.ts';

/** The local run's time: the machine's, shifted. Everything reads this one, functions included. */
export interface LocalClock {
  now(): EpochMs;
  /** How far ahead of the machine's clock. */
  offsetMs(): number;
}

/** Something with work that becomes due by the clock: timers, retries, batch windows, rate rules, TTL. */
export interface DueSource {
  nextDueAt(): EpochMs | undefined;
  /** Starts all work due at `now`; resolves once it was handed on (not once it was done: see `Activity`). */
  fireDue(now: EpochMs): Promise<void>;
}

/** Something that can be busy. The clock only moves on, and answers, when all of it is idle. */
export interface Activity {
  isIdle(): boolean;
}

/** Who called which operation of which service, how often. */
export interface CallCount {
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  readonly count: number;
}

export interface Calls {
  record(call: Omit<CallCount, 'count'>): void;
  list(): readonly CallCount[];
  reset(): void;
}

/**
 * A fault to inject into the next `count` calls of an operation. `before`: the service does nothing and answers
 * `error`; `after`: it does its work and then answers `error`. `error` is the service's error name
 * (`TooManyRequestsException`), `InternalServerError` for a 500, `timeout` for no answer at all, or `crash` to kill the
 * calling process.
 */
export interface Fault {
  readonly service: string;
  readonly operation: string;
  readonly when: 'before' | 'after';
  readonly error: string;
  readonly count: number;
}

export interface Faults {
  add(fault: Fault): void;
  /** The fault for this call, if one is left; uses it up. */
  take(service: string, operation: string): Pick<Fault, 'when' | 'error'> | undefined;
  clear(): void;
}

/** Invokes functions of the template as Lambda does. `functionName` is the physical name, as in an ARN. */
export interface Invoker {
  /** Request and response; rejects with `FunctionError` when the function throws or times out. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /** Queues the event: Lambda's own retries (2, after 1 and 2 minutes of the clock), then the on-failure destination. */
  invokeAsync(functionName: string, event: unknown): void;
}

/** SQS as far as the stack uses it: dead letters. */
export interface Queues {
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): void;
  list(): readonly DeadLetter[];
  reset(): void;
}

export interface DeadLetter {
  readonly queue: string;
  readonly at: EpochMs;
  readonly body: unknown;
  readonly attributes: Readonly<Record<string, string>>;
}

/** EventBridge's default bus: matches the template's rules, transforms, invokes the targets asynchronously. */
export interface EventBus {
  put(event: {
    readonly source: string;
    readonly 'detail-type': string;
    readonly time: string;
    readonly resources?: readonly string[];
    readonly detail: unknown;
  }): void;
}

/** One mail as `GET /_local/mailbox` shows it. */
export interface LocalMail {
  readonly at: EpochMs;
  readonly messageId: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly replyTo: readonly string[];
  readonly subject: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly html: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** One live timer as `GET /_local/timers` shows it. */
export interface LocalTimer {
  readonly name: string;
  readonly at: EpochMs;
  readonly input: unknown;
}

/**
 * What the local AWS services are told of the synthesized template: plain data, every Ref, GetAtt and Sub resolved.
 * Names and ARNs are the physical ones, as the functions see them in their environment.
 */
export interface LocalResources {
  readonly region: string;
  readonly accountId: string;
  /** `AWS::Lambda::Function`. `shortName` (`capture`) is also the function's access key id, so calls tell who made them. */
  readonly functions: readonly LocalFunctionRef[];
  /** `AWS::DynamoDB::Table` or `AWS::DynamoDB::GlobalTable`: the resolved `Properties`, the physical name apart. */
  readonly tables: readonly LocalTable[];
  /** `AWS::Scheduler::ScheduleGroup`; `default` is always there. */
  readonly scheduleGroups: readonly { readonly name: string }[];
  /** `AWS::IAM::Role`. */
  readonly roles: readonly { readonly arn: string }[];
  /** `AWS::SQS::Queue`. */
  readonly queues: readonly { readonly name: string; readonly arn: string }[];
  /**
   * `AWS::SES::ConfigurationSet`; `eventTypes` are the `MatchingEventTypes` (`send`, `bounce`, …) of its enabled event
   * destinations that lead to EventBridge: SES publishes no others.
   */
  readonly configurationSets: readonly { readonly name: string; readonly eventTypes: readonly string[] }[];
  /** `AWS::SES::EmailIdentity`, or the existing one: a domain (`shop.example`) or one address. */
  readonly identities: readonly string[];
  /** `AWS::SecretsManager::Secret`. */
  readonly secrets: readonly LocalSecret[];
}

export interface LocalFunctionRef {
  readonly name: string;
  readonly arn: string;
  readonly shortName: string;
}

export interface LocalTable {
  readonly name: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface LocalSecret {
  readonly name: string;
  /** With the six random characters that the service puts after the name. */
  readonly arn: string;
  /** The resource's `GenerateSecretString`, as it is in the template; `{}` takes the service's defaults. */
  readonly generate: Readonly<Record<string, unknown>>;
}
