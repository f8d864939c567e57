import type { ServiceName } from '../aws/service.ts';

/** No answer at all: the connection stays open until the client gives up. */
export const TIMEOUT = 'timeout';

/** The calling function's process is killed at this very moment. */
export const CRASH = 'crash';

/** Stands for the Scheduler's own call of its target, which no function makes. */
export const INVOKE_TARGET = 'InvokeTarget';

/** Lambda's name for an invocation that finds no free copy of the function. */
export const THROTTLED = 'TooManyRequestsException';

/**
 * What each hop may do to what it carries. A stream loses nothing within the day that it keeps its records, and the end of
 * that day is what `MaximumRecordAgeInSeconds` and the failure queue are about, so there is no `lost` for it.
 */
export const HOPS = {
  timer: ['lost', 'doubled', 'late'],
  stream: ['doubled', 'late'],
  bus: ['lost', 'doubled', 'late'],
  async: ['lost', 'doubled', 'late'],
  api: ['lost', 'doubled', 'unanswered'],
} as const;

export type Hop = keyof typeof HOPS;
export type DeliveryKind = (typeof HOPS)[Hop][number];

/** A call of AWS fails: before it did its work, or after. `error` is the service's name for it, `timeout` or `crash`. */
export interface FailingCall {
  readonly kind: 'failing-call';
  readonly service: ServiceName;
  readonly operation: string;
  readonly when: 'before' | 'after';
  readonly error: string;
  readonly count: number;
}

/** A call of AWS does its work, and its answer comes late by the machine's time. */
export interface SlowCall {
  readonly kind: 'slow-call';
  readonly service: ServiceName;
  readonly operation: string;
  readonly slowMs: number;
  readonly count: number;
}

/**
 * The function's process is killed in its next invocations. `before` its first line; `during`: its first call that changes
 * something has taken effect and it has not heard the answer (where it makes none: as `after`); `after` all its work is
 * done and before it has said so.
 */
export interface Kill {
  readonly kind: 'kill';
  readonly function: string;
  readonly when: 'before' | 'during' | 'after';
  readonly count: number;
}

/** The handler begins late by the machine's time, and its time-out runs meanwhile. */
export interface SlowFunction {
  readonly kind: 'slow-function';
  readonly function: string;
  readonly slowMs: number;
  readonly count: number;
}

/** Lambda refuses the invocation, as when no copy of the function is free. */
export interface Throttle {
  readonly kind: 'throttle';
  readonly function: string;
  readonly error: typeof THROTTLED;
  readonly count: number;
}

/** A hop loses, doubles or delays what it carries, or the caller of the API hears no answer. */
export interface DeliveryFault {
  readonly kind: 'delivery';
  readonly hop: Hop;
  readonly delivery: DeliveryKind;
  /** Of a late one, by the run's clock. */
  readonly delayS?: number | undefined;
  /** Only what is on its way to this function, by its short name. */
  readonly function?: string | undefined;
  readonly count: number;
}

/** What is to go wrong in the next `count` calls, invocations or deliveries that it is about. */
export type Fault = FailingCall | SlowCall | Kill | SlowFunction | Throttle | DeliveryFault;
