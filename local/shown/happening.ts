/**
 * What happens in the local run, one at a time, as `GET /_local/journal` lists it and `GET /_local/events` streams it.
 * The console is drawn from nothing else than this and the other answers of `/_local`.
 */
export type Happening = Seen & Happened;

/** What each has in common. `id` counts up from 1 and never repeats, also over a reset. `at` is ISO 8601, shifted. */
export interface Seen {
  readonly id: number;
  readonly at: string;
  /** The checkouts that it has to do with, as far as that is known: mostly one or none. */
  readonly checkouts: readonly string[];
  /** The invocation within which it happened: Lambda's request id. */
  readonly requestId?: string | undefined;
}

/** Why a function was invoked. */
export type Trigger = 'api' | 'stream' | 'timer' | 'rule' | 'rate' | 'redrive' | 'direct';

export type Happened =
  /** A request to the HTTP API was answered. `route` is absent where there is none (a preflight, a 404). */
  | {
      readonly kind: 'request';
      readonly method: string;
      readonly path: string;
      readonly route?: string | undefined;
      readonly function?: string | undefined;
      /** 0: a fault broke the connection, and the caller got no answer. */
      readonly status: number;
      /** The body as it came, cut after 2,000 characters. */
      readonly body: string;
      /** What was wrong with it, in the code's own words: `card-number: firstName`. */
      readonly error?: string | undefined;
    }
  /** A function has begun to work on an event. `attempt` counts from 1. */
  | {
      readonly kind: 'invocation-begun';
      readonly function: string;
      readonly trigger: Trigger;
      readonly attempt: number;
    }
  /** A function is done. `durationMs` is the machine's time, modelled on nothing. */
  | {
      readonly kind: 'invocation';
      readonly function: string;
      readonly trigger: Trigger;
      readonly attempt: number;
      readonly outcome: 'ok' | 'error' | 'timed-out' | 'killed';
      readonly error?: string | undefined;
      readonly durationMs: number;
    }
  /** A function has called AWS. `error` is the service's name for it; `isInjected`: a fault made it so. */
  | {
      readonly kind: 'call';
      readonly function: string;
      readonly service: string;
      readonly operation: string;
      readonly outcome: 'ok' | 'error' | 'no-answer';
      readonly error?: string | undefined;
      readonly isInjected: boolean;
    }
  /** Records have come out of the stream: how many there were, and how many match the function's filters. */
  | {
      readonly kind: 'records';
      readonly function: string;
      readonly count: number;
      readonly matched: number;
    }
  /** A timer (a one-off schedule) was made, moved, taken down, has fired, or could not be delivered. */
  | {
      readonly kind: 'timer';
      readonly action: 'created' | 'updated' | 'deleted' | 'fired' | 'failed' | 'lost' | 'doubled';
      readonly name: string;
      readonly dueAt: string;
      readonly step?: string | undefined;
    }
  /** A decision about a step of a checkout has come out of the stream. `reason` is one of docs/reasons.md. */
  | {
      readonly kind: 'decision';
      readonly step: string;
      readonly decision: 'sent' | 'skipped' | 'deferred';
      readonly reason?: string | undefined;
      readonly decidedAt: string;
      /** Of a step that was put off. */
      readonly until?: string | undefined;
    }
  /** SES has accepted a mail; `GET /_local/mailbox` has it by the same `messageId`. */
  | {
      readonly kind: 'mail';
      readonly messageId: string;
      readonly to: readonly string[];
      readonly subject: string;
      readonly step?: string | undefined;
    }
  /** An event went over the bus; `rules` are those that took it. */
  | {
      readonly kind: 'bus-event';
      readonly source: string;
      readonly detailType: string;
      readonly rules: readonly string[];
    }
  | { readonly kind: 'dead-letter'; readonly queue: string; readonly letter: string }
  | { readonly kind: 'redriven'; readonly queue: string; readonly letter: string }
  /** Items were deleted because their time had come (TTL). */
  | { readonly kind: 'expired'; readonly count: number }
  /** The clock was moved by `POST /_local/clock`; it says so when it begins (`isDone: false`) and when all has settled. */
  | { readonly kind: 'clock'; readonly now: string; readonly isDone: boolean }
  | {
      readonly kind: 'log';
      readonly function: string;
      readonly stream: 'stdout' | 'stderr';
      readonly line: string;
    }
  /** A fault was set, was taken back or came true; `text` says what it has just done. */
  | { readonly kind: 'faults'; readonly waiting: number; readonly text?: string | undefined }
  /** What the stack is made of was built anew (`--watch`). */
  | {
      readonly kind: 'rebuilt';
      readonly functions: readonly string[];
      /** The storefront script too. */
      readonly isScriptNew: boolean;
      readonly error?: string | undefined;
    }
  /** `POST /_local/reset`: all that was is gone. */
  | { readonly kind: 'reset' };

export type HappeningKind = Happened['kind'];
