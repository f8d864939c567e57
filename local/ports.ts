import type { EpochMs } from '../functions/shared/domain/time.ts';
import type { Trigger } from './shown/happening.ts';
import type { MailAnswer, TimerAnswer } from './shown/answers.ts';

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
  /** What it is that waits, for people to look at. */
  due?(): readonly DueWork[];
}

/** A piece of work that waits for its time. `function` is a short name; `attempt` is the one to come, from 1. */
export type DueWork = { readonly at: EpochMs } & (
  | { readonly kind: 'timer'; readonly name: string; readonly input: unknown; readonly attempt: number }
  | { readonly kind: 'retry'; readonly function: string; readonly attempt: number; readonly event: unknown }
  | { readonly kind: 'rate'; readonly function: string; readonly everyMs: number }
  | { readonly kind: 'stream'; readonly function: string; readonly attempt: number; readonly records: number }
  | { readonly kind: 'expiry' }
);

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

/** Invokes functions of the template as Lambda does. `functionName` is the physical name, as in an ARN. */
export interface Invoker {
  /** Request and response; rejects with `FunctionError` when the function throws or times out. */
  invoke(functionName: string, event: unknown): Promise<unknown>;
  /**
   * Queues the event: Lambda's own retries (2, after 1 and 2 minutes of the clock), then the on-failure destination.
   * `delayMs`: how late it gets there, by the run's clock.
   */
  invokeAsync(functionName: string, event: unknown, trigger: Trigger, delayMs?: number): void;
}

/** SQS as far as the stack uses it: dead letters. */
export interface Queues {
  send(queueArn: string, body: string, attributes?: Readonly<Record<string, string>>): void;
  list(): readonly DeadLetter[];
  /** Deletes a letter; `false`: there is none with this id. */
  remove(id: string): boolean;
  reset(): void;
}

export interface DeadLetter {
  readonly id: string;
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

/** What `/_local` shows, but with its time as the engine has it. */
type Kept<Shown extends { readonly at: string }> = Omit<Shown, 'at'> & { readonly at: EpochMs };

/** One mail as `GET /_local/mailbox` shows it. */
export type LocalMail = Kept<MailAnswer>;

/** One live timer as `GET /_local/timers` shows it. */
export type LocalTimer = Kept<TimerAnswer>;

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
