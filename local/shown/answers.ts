/** The answers of `/_local` as they are read back from JSON: what the console's panels are drawn from. */

/** `GET /_local/checkouts` */
export interface CheckoutAnswer {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly StepAnswer[];
  /** All else that the table holds; times are ISO 8601. */
  readonly stored: Readonly<Record<string, unknown>>;
}

export interface StepAnswer {
  readonly step: string;
  readonly decision: string;
  readonly reason?: string;
  readonly at: string;
}

/** `GET /_local/timeline?checkout=ID`: what became of one checkout, in words, oldest first. */
export interface TimelineAnswer {
  readonly id: string;
  readonly state: string;
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineEntry {
  readonly at: string;
  readonly kind: 'beacon' | 'timer' | 'decision' | 'mail' | 'click' | 'order' | 'forget' | 'trouble';
  /** One sentence: `Mailed the first step: “Your towels are still here”.` */
  readonly text: string;
  /** The reason from the closed list, the error, the fields of a beacon: what stands behind the sentence. */
  readonly details: readonly string[];
  /** Of the first happening behind it. */
  readonly happening?: number | undefined;
  /** Of a mail: its place in the mailbox. */
  readonly messageId?: string | undefined;
}

/** `GET /_local/mailbox` */
export interface MailAnswer {
  readonly at: string;
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

/** `GET /_local/timers` */
export interface TimerAnswer {
  readonly name: string;
  readonly at: string;
  readonly input: unknown;
}

/** `GET /_local/due`: all that waits for a time, soonest first. */
export interface DueAnswer {
  readonly at: string;
  readonly kind: 'timer' | 'retry' | 'rate' | 'stream' | 'expiry';
  /** In words: `Timer for the step help`, `Second try of recover`, `The daily sweep`. */
  readonly text: string;
  /** Of a timer. */
  readonly name?: string | undefined;
  readonly checkout?: string | undefined;
}

/** `GET /_local/dead-letters` */
export interface DeadLetterAnswer {
  readonly id: string;
  readonly at: string;
  readonly queue: string;
  readonly body: unknown;
  readonly attributes: Readonly<Record<string, string>>;
  /** In words: what it was meant for, and why it ended here. */
  readonly text: string;
  /** `POST /_local/dead-letters/redrive {"id"}` can hand it in once more. */
  readonly isRedrivable: boolean;
}

/** `GET /_local/logs?function=NAME` */
export interface LogAnswer {
  readonly at: string;
  readonly function: string;
  readonly stream: 'stdout' | 'stderr';
  readonly line: string;
}

/** `GET /_local/calls` */
export interface CallsAnswer {
  readonly invocations: Readonly<Record<string, number>>;
  readonly calls: readonly CallCountAnswer[];
}

export interface CallCountAnswer {
  readonly function: string;
  readonly service: string;
  readonly operation: string;
  readonly count: number;
}

/** `GET /_local/cost`: what has been counted, and what AWS would ask for it. A model: the price list is ours to keep. */
export interface CostAnswer {
  readonly totalUsd: number;
  /** Per 1,000 checkouts that were seen, `undefined` while there were none. */
  readonly per1000CheckoutsUsd?: number | undefined;
  readonly checkouts: number;
  readonly lines: readonly CostLine[];
  /** What is left out or assumed, a sentence each, with the price list's region and date. */
  readonly assumptions: readonly string[];
}

export interface CostLine {
  /** `Lambda`, `DynamoDB`, … */
  readonly service: string;
  /** `invocations`, `UpdateItem`, … */
  readonly unit: string;
  readonly count: number;
  readonly usd: number;
}

/** `GET /_local/permissions`: what each role of the template may do, and what of it was done since the start. */
export interface PermissionsAnswer {
  readonly granted: readonly GrantAnswer[];
  readonly denied: readonly DenialAnswer[];
}

export interface GrantAnswer {
  /** The function's short name, or what else assumes the role or holds the permission: `timers`, `api`, `rule`. */
  readonly holder: string;
  readonly action: string;
  readonly resource: string;
  /** `StringEquals iam:PassedToService scheduler.amazonaws.com`; absent where there is none. */
  readonly condition?: string;
  readonly uses: number;
}

export interface DenialAnswer {
  readonly at: string;
  readonly holder: string;
  readonly action: string;
  readonly resource: string;
}

/** `GET /_local/faults`: what is set and still waits, and what can be set. */
export interface FaultsAnswer {
  readonly waiting: readonly WaitingFault[];
  readonly catalogue: FaultCatalogue;
}

/** A fault as it was posted, with an id for `POST /_local/faults/remove {"id"}`. */
export interface WaitingFault {
  readonly id: string;
  /** In words: `The next 2 calls of SendEmail fail with TooManyRequestsException, before they did their work.` */
  readonly text: string;
  readonly fault: unknown;
}

export interface FaultCatalogue {
  /** Of calls: operations by service, with the errors each may have. */
  readonly services: readonly {
    readonly name: string;
    readonly operations: readonly string[];
    readonly errors: readonly string[];
  }[];
  /** Hops that may lose, double or delay what they carry, and the functions that each leads to. */
  readonly deliveries: readonly {
    readonly hop: string;
    readonly text: string;
    readonly kinds: readonly { readonly delivery: string; readonly text: string }[];
    readonly functions: readonly string[];
  }[];
  /** Functions that may be killed, slowed or throttled. */
  readonly functions: readonly string[];
  /** What Lambda may answer an invocation with, in place of running it. */
  readonly functionErrors: readonly string[];
}

/** `GET /_local/config` */
export interface ConfigAnswer {
  readonly apiUrl: string;
  readonly mailboxUrl: string;
  readonly shopUrl: string;
  readonly store: string;
  readonly functions: readonly string[];
  readonly orderWebhookSecret: string;
  readonly configuration: unknown;
}
