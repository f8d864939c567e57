import type {
  Cart,
  Checkout,
  Claim,
  Consent,
  OpenCheckout,
  RecipientKey,
  StepDecision,
} from './domain/checkout.ts';
import type { SkipReason } from './domain/reasons.ts';
import type { Recipient, RunningSequence, SuppressionCause } from './domain/recipient.ts';
import type { EpochMs } from './domain/time.ts';

/** The wall clock. Swapped from outside in tests and in the local run. */
export type Clock = () => EpochMs;

/** `undefined`: unchanged; `null`: cleared. */
export type Patch<T> = T | null | undefined;

/** One beacon, checked, as it goes into the store. */
export interface CheckoutSnapshot {
  readonly checkoutId: string;
  readonly seq: number;
  readonly receivedAt: EpochMs;
  readonly email: Patch<string>;
  /** Changes exactly with `email`. */
  readonly recipientKey: Patch<RecipientKey>;
  readonly firstName: Patch<string>;
  readonly locale: Patch<string>;
  readonly timeZone: Patch<string>;
  readonly country: Patch<string>;
  readonly cart: Patch<Cart>;
  readonly consent: Patch<Consent>;
  readonly session: Patch<string>;
  readonly signals: Patch<{ readonly ms: number; readonly keys: number }>;
  readonly isPaused: boolean | undefined;
}

/**
 * - `captured`: stored. `isNew`: the first beacon of this checkout; `isNewlyContactable`: address and consent are now
 *   both there for the first time in this state of the record.
 * - `stale`: an equal or newer beacon was stored before; nothing changed.
 * - `closed`: the checkout was completed or erased, or its retention is over.
 */
export type CaptureOutcome =
  | { readonly kind: 'captured'; readonly isNew: boolean; readonly isNewlyContactable: boolean }
  | { readonly kind: 'stale' }
  | { readonly kind: 'closed' };

/** What capture writes. Each call is one conditional write. */
export interface CaptureStore {
  capture(snapshot: CheckoutSnapshot): Promise<CaptureOutcome>;
  /** Erases what was typed and leaves a tombstone, also where there was nothing. `true`: an open checkout was erased. */
  forget(checkoutId: string, at: EpochMs): Promise<boolean>;
}

/** Makes the recipient's key from an address. The key cannot be turned back into the address. */
export type RecipientKeys = (email: string) => Promise<RecipientKey>;

/** One timer: a one-off schedule for one checkout and one step. */
export interface Timer {
  readonly checkoutId: string;
  readonly step: string;
  readonly generation: number;
}

/** EventBridge Scheduler. */
export interface Timers {
  /** Creates the timer. One of the same name that is there already is as good. */
  create(timer: Timer, fireAt: EpochMs): Promise<void>;
  /** Deletes the timer. One that is gone already is as good. */
  delete(timer: Timer): Promise<void>;
}

/** A timer that was created, to be stored on its checkout; with the decision that put its step off, if one did. */
export interface StoredTimer extends Timer {
  readonly fireAt: EpochMs;
  /** As it was read with the checkout. */
  readonly lastAttempt: number;
  readonly deferral?: StepDecision | undefined;
}

/** The part of the store that every function which arms timers, or takes them down, needs. */
export interface TimerStore {
  /**
   * Stores the timer if the checkout is open, its sequence not finished, its generation an earlier one, and no attempt
   * to send came since it was read. `false`: nothing changed.
   */
  storeTimer(timer: StoredTimer): Promise<boolean>;
  /** Stores on a tombstone why its step was not mailed, unless it was or that is stored already. `true`: stored. */
  noteClosed(checkoutId: string, step: string, decision: StepDecision): Promise<boolean>;
  /** Makes `sequence` the recipient's running one unless a newer one runs. */
  enterSequence(key: RecipientKey, sequence: RunningSequence, at: EpochMs): Promise<void>;
}

/** What the claim must still find when it writes. */
export interface ClaimRequest {
  /** As it was read: a newer beacon, another generation or another claim makes the claim fail. */
  readonly checkout: OpenCheckout;
  /** As it was read: slots taken since make the claim fail; so does any order, opt-out or suppression. */
  readonly recipient: Recipient;
  readonly claim: Claim;
  readonly slots: Readonly<Record<string, EpochMs>>;
}

/** Points at one attempt to send one step. */
export interface AttemptRef {
  readonly checkoutId: string;
  readonly step: string;
  readonly attempt: number;
}

/** What recovery reads and writes. Reads are strongly consistent, decisions are conditional writes. */
export interface RecoveryStore extends TimerStore {
  loadCheckout(checkoutId: string, now: EpochMs): Promise<Checkout | undefined>;
  loadRecipient(key: RecipientKey): Promise<Recipient>;
  /** One transaction over checkout and recipient. `false`: something changed since the read, so decide again. */
  claim(request: ClaimRequest): Promise<boolean>;
  /**
   * Ends the claim with its decision. Nothing happens where the claim was settled before. A checkout that was closed
   * while the mail went out has no claim any more; there the decision `sent` is stored all the same. `true`: stored.
   */
  settle(attempt: AttemptRef, decision: StepDecision): Promise<boolean>;
  /** Ends the claim of a mail that SES surely did not take: stores the decision and gives the cap slot back. `true`: stored. */
  release(attempt: AttemptRef, key: RecipientKey, decision: StepDecision): Promise<boolean>;
  /**
   * Stores a decision not to mail, if the checkout is still as it was read.
   * `go-on`: the next step follows; `finish`: the sequence is over; `await-shopper`: the timer is taken down until a
   * beacon wakes the stream again. `false`: it changed, decide again.
   */
  skip(
    checkout: OpenCheckout,
    step: string,
    decision: StepDecision,
    then: 'go-on' | 'finish' | 'await-shopper',
  ): Promise<boolean>;
  /** The sequence is over: every step is decided. */
  finish(checkout: OpenCheckout): Promise<void>;
}

/** A mail ready to send. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** `List-Unsubscribe` and `List-Unsubscribe-Post` (RFC 8058). */
  readonly headers: Readonly<Record<string, string>>;
  /** Message tags; SES gives them back with each event. No personal data. */
  readonly attempt: AttemptRef;
  readonly recipientKey: RecipientKey;
}

/**
 * - `accepted`: SES took the mail.
 * - `refused`: SES surely did not. `throttled` and `paused` pass with time; `rejected` does not.
 * - `unknown`: time-out, server error or broken connection: it may have been sent.
 */
export type SendOutcome =
  | { readonly kind: 'accepted'; readonly messageId: string }
  | {
      readonly kind: 'refused';
      readonly because: 'throttled' | 'paused' | 'rejected';
      readonly error: SendError;
    }
  | { readonly kind: 'unknown'; readonly error: SendError };

/** What a log may hold of a failed send: the error's name, and SES's answer to find in CloudTrail. Never its message. */
export interface SendError {
  readonly errorName: string;
  readonly awsStatus?: number | undefined;
  readonly awsRequestId?: string | undefined;
}

/** SES. Tries once; outcomes are values. */
export interface Mailer {
  send(mail: OutgoingMail): Promise<SendOutcome>;
}

/** Writes the mail of one step. Pure but for the sealing of its links. */
export type Composer = (
  checkout: OpenCheckout,
  contact: { readonly email: string; readonly recipientKey: RecipientKey },
  step: { readonly id: string; readonly template: 'help' | 'reminder' | 'offer' },
  attempt: AttemptRef,
  now: EpochMs,
) => Promise<OutgoingMail>;

/** What a link in a mail may do. A token made for one purpose is worth nothing for another. */
export type LinkPurpose = 'return' | 'unsubscribe';

export type OpenedLink =
  | { readonly kind: 'valid'; readonly subject: string }
  | { readonly kind: 'expired' }
  | { readonly kind: 'forged' };

/** Seals and opens the tokens in links. `subject` is a checkout id or a recipient key, unreadable to who holds the link. */
export interface LinkTokens {
  seal(purpose: LinkPurpose, subject: string, expiresAt: EpochMs): Promise<string>;
  open(purpose: LinkPurpose, token: string, now: EpochMs): Promise<OpenedLink>;
}

/** What the links of a mail read and write. */
export interface LinkStore {
  loadCheckout(checkoutId: string, now: EpochMs): Promise<Checkout | undefined>;
  /** `true`: the first return of this checkout. */
  markReturned(checkoutId: string, at: EpochMs): Promise<boolean>;
  /** `true`: the address was not unsubscribed before. */
  unsubscribe(key: RecipientKey, at: EpochMs): Promise<boolean>;
}

/** What an order writes. */
export interface OrderStore {
  loadCheckout(checkoutId: string, now: EpochMs): Promise<Checkout | undefined>;
  /**
   * Puts the time of the shopper's newest order on the recipient record; an older one changes nothing, nor does one of
   * somebody who is never mailed anyway.
   */
  recordOrder(key: RecipientKey, placedAt: EpochMs, at: EpochMs): Promise<void>;
  /** The open checkouts of one recipient. Eventually consistent: the record written above stops what this misses. */
  findOpenCheckouts(key: RecipientKey): Promise<readonly string[]>;
  /**
   * Turns the checkout into a tombstone; one not seen yet becomes one too where `isTombstoneWanted`. Where `orderedAt`
   * is given, a checkout that the order does not stop (see `isStoppedByOrder`) is left alone.
   * `true`: an open checkout was completed.
   */
  complete(
    checkoutId: string,
    at: EpochMs,
    options:
      | { readonly isTombstoneWanted: true }
      | { readonly isTombstoneWanted: false; readonly orderedAt: EpochMs },
  ): Promise<boolean>;
}

/** What the provider's events write. */
export interface MailEventStore {
  /** An event with the attempt's tag proves that it was sent. `true`: the attempt was unsettled or unknown until now. */
  settleSent(attempt: AttemptRef, messageId: string, at: EpochMs): Promise<boolean>;
  /** No mail to this recipient, ever. `true`: it was not suppressed before. */
  suppress(key: RecipientKey, cause: SuppressionCause, at: EpochMs): Promise<boolean>;
}

/** What the sweep reads and writes. */
export interface SweepStore extends TimerStore {
  /** The ids of the checkouts that should have moved on by `before`, all shards, oldest first in each. */
  overdue(before: EpochMs): AsyncIterable<string>;
  loadCheckout(checkoutId: string, now: EpochMs): Promise<Checkout | undefined>;
  /**
   * Takes a checkout that needs no timer out of the sweep, if no beacon came since it was read. Unless its sequence is
   * over, a newer beacon wakes the stream again.
   */
  dismiss(checkout: Checkout): Promise<void>;
}

/** The business metrics, few by intention: each costs money by the month. `by` is a bounded dimension. */
export type Measure =
  | {
      readonly name:
        'Captured' | 'Contactable' | 'TimersArmed' | 'Returned' | 'Unsubscribed' | 'Completed' | 'Forgotten';
    }
  | { readonly name: 'SendUnknown' | 'CardNumberDropped' | 'Suppressed' | 'Swept' | 'SweepUnfinished' }
  | { readonly name: 'Sent'; readonly step: string }
  | { readonly name: 'Skipped'; readonly reason: SkipReason }
  | { readonly name: 'Deferred'; readonly reason: SkipReason };

export type Count = (measure: Measure, amount?: number) => void;

/** Structured log. `fields` never hold an address, a name, a token or a checkout id: `checkoutRef` stands for the last. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void;
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void;
  error(message: string, fields?: Readonly<Record<string, unknown>>): void;
}
