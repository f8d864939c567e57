import type { EpochMs } from './time.ts';
import type { DeferReason, SkipReason } from './reasons.ts';

/** `opt-in`: the shopper ticked a box; `notice`: the shopper saw the notice and did not object. */
export type GivenConsentMode = 'opt-in' | 'notice';

/** What the shopper agreed to: which text, how, and when by the shopper's clock (ISO 8601). */
export interface Consent {
  readonly mode: GivenConsentMode;
  readonly version: string;
  readonly at: string;
}

/** One line of a cart. Money is in minor units of the cart's currency. Values that looked like a card number are absent. */
export interface CartItem {
  readonly sku?: string | undefined;
  readonly name?: string | undefined;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly reduced?: boolean | undefined;
  readonly url?: string | undefined;
  readonly image?: string | undefined;
}

/** `currency` is an ISO 4217 code, the store's where absent; `url` is where the shop shows this cart. */
export interface Cart {
  readonly currency?: string | undefined;
  readonly url?: string | undefined;
  readonly items: readonly CartItem[];
}

/** What was decided about one step of the sequence, the newest decision only. Times are the server's. */
export type StepDecision =
  | {
      readonly decision: 'sent';
      readonly at: EpochMs;
      readonly attempt: number;
      readonly messageId?: string | undefined;
    }
  | {
      readonly decision: 'skipped';
      readonly at: EpochMs;
      readonly reason: SkipReason;
      readonly attempt?: number | undefined;
    }
  | {
      readonly decision: 'deferred';
      readonly at: EpochMs;
      readonly reason: DeferReason;
      readonly until: EpochMs;
    };

/** The right of one worker to mail one step, until the lease ends. Attempts count up over all steps of a checkout. */
export interface Claim {
  readonly step: string;
  readonly attempt: number;
  readonly claimedAt: EpochMs;
  readonly leaseUntil: EpochMs;
  /** The step's first attempt ended unknown and this is the one more that the store allows (`onUnknown: resend`). */
  readonly isResend?: boolean | undefined;
  /** Nothing will be sent under this claim: the recipient belongs to the holdout. */
  readonly isHeldOut?: boolean | undefined;
}

/** `armed`: a timer is believed to live; `finished`: the sequence is over; absent: none yet, or taken down until the shopper types on. */
export type TimerState = 'armed' | 'finished';

/** Who the mail would go to: the key of the recipient record, a keyed hash of the canonical address. */
export type RecipientKey = string;

/** An attempt to order that may still be recovered. */
export interface OpenCheckout {
  readonly state: 'open';
  readonly checkoutId: string;
  /** The browser's number of the newest beacon taken in. */
  readonly seq: number;
  readonly begunAt: EpochMs;
  readonly lastActivityAt: EpochMs;
  readonly email?: string | undefined;
  readonly recipientKey?: RecipientKey | undefined;
  readonly firstName?: string | undefined;
  readonly locale?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly country?: string | undefined;
  readonly cart?: Cart | undefined;
  readonly consent?: Consent | undefined;
  readonly isPaused: boolean;
  readonly timerGeneration: number;
  readonly timerState?: TimerState | undefined;
  readonly timerDueAt?: EpochMs | undefined;
  /** `seq` when the timer was taken down to wait for the shopper: only a newer beacon brings one back. */
  readonly parkedSeq?: number | undefined;
  readonly claim?: Claim | undefined;
  readonly lastAttempt: number;
  readonly steps: Readonly<Record<string, StepDecision>>;
  readonly returnedAt?: EpochMs | undefined;
}

/** A tombstone: what stays so that late messages cannot revive the checkout. It holds no personal data. */
export interface ClosedCheckout {
  readonly state: 'completed' | 'erased';
  readonly checkoutId: string;
  readonly closedAt: EpochMs;
  readonly timerGeneration: number;
  /** The step of the timer that was believed to live at the end. */
  readonly timerStep?: string | undefined;
  readonly steps: Readonly<Record<string, StepDecision>>;
}

export type Checkout = OpenCheckout | ClosedCheckout;
