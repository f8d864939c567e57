import type { ClosedCheckout, OpenCheckout, StepDecision } from '../../functions/shared/domain/checkout.ts';
import { isStoppedByOrder } from '../../functions/shared/domain/order-grace.ts';
import {
  isNewerSequence,
  noRecipientYet,
  slotKeyOf,
  type Recipient,
} from '../../functions/shared/domain/recipient.ts';
import type {
  AttemptRef,
  CaptureStore,
  LinkStore,
  MailEventStore,
  OrderStore,
  RecoveryStore,
} from '../../functions/shared/ports.ts';

/** All that the stores hold, as plain data: the explorer hashes it. */
export interface MemoryTable {
  checkouts: Record<string, OpenCheckout | ClosedCheckout>;
  recipients: Record<string, Recipient>;
}

export interface MemoryStores {
  readonly recovery: RecoveryStore;
  readonly mailEvents: MailEventStore;
  readonly orders: Pick<OrderStore, 'recordOrder' | 'complete' | 'loadCheckout'>;
  readonly links: Pick<LinkStore, 'unsubscribe'>;
  readonly forget: CaptureStore['forget'];
}

type Stored = OpenCheckout | ClosedCheckout;

/** Whether an event of `attempt` settles the claim that stands: its own, or the second attempt after it. */
const isProvenBy = (checkout: Stored, step: string, attempt: number): checkout is OpenCheckout => {
  if (checkout.state !== 'open' || checkout.claim?.step !== step) return false;
  const { claim } = checkout;
  return claim.attempt === attempt || (claim.isResend === true && claim.attempt > attempt);
};

/** Whether an event of `attempt` can still change what was decided: given up as unknown, or closed in mid-air. */
const isOpenQuestion = (checkout: Stored, step: string, attempt: number): boolean => {
  const before = checkout.steps[step];
  if (before?.decision === 'sent') return false;
  const decidedAttempt = before !== undefined && 'attempt' in before ? before.attempt : undefined;
  if (checkout.state !== 'open') return decidedAttempt === undefined || decidedAttempt === attempt;
  const isUnknown = before?.decision === 'skipped' && before.reason === 'unknown-send';
  return isUnknown && decidedAttempt !== undefined && decidedAttempt >= attempt;
};

/**
 * The stores without DynamoDB, for the explorer, which needs millions of steps. The contract test holds them to the
 * behaviour of the real adapters.
 */
export const createMemoryStores = (table: MemoryTable): MemoryStores => {
  const openOf = (checkoutId: string): OpenCheckout | undefined => {
    const checkout = table.checkouts[checkoutId];
    return checkout?.state === 'open' ? checkout : undefined;
  };
  const recipientOf = (key: string): Recipient => table.recipients[key] ?? noRecipientYet(key);
  const put = (checkout: OpenCheckout | ClosedCheckout): true => {
    table.checkouts[checkout.checkoutId] = checkout;
    return true;
  };
  const holds = (
    checkout: OpenCheckout | undefined,
    { step, attempt }: Omit<AttemptRef, 'checkoutId'>,
  ): boolean => checkout?.claim?.step === step && checkout.claim.attempt === attempt;
  const isAsRead = (read: OpenCheckout): boolean => {
    const now = openOf(read.checkoutId);
    return (
      now !== undefined &&
      now.seq === read.seq &&
      now.timerGeneration === read.timerGeneration &&
      now.lastAttempt === read.lastAttempt
    );
  };
  const decided = <T extends OpenCheckout | ClosedCheckout>(
    checkout: T,
    step: string,
    decision: StepDecision,
  ): T => ({
    ...checkout,
    steps: { ...checkout.steps, [step]: decision },
  });
  const close = (checkoutId: string, state: 'completed' | 'erased', at: number): boolean => {
    const before = table.checkouts[checkoutId];
    if (before !== undefined && before.state !== 'open') return false;
    put({
      state,
      checkoutId,
      closedAt: at,
      timerGeneration: before?.timerGeneration ?? 0,
      timerStep: before?.timerState === 'armed' ? 'help' : undefined,
      steps: before?.steps ?? {},
    });
    return before !== undefined;
  };

  const recovery: RecoveryStore = {
    storeTimer: async ({ checkoutId, step, generation, fireAt, lastAttempt, deferral }) => {
      const checkout = openOf(checkoutId);
      if (checkout === undefined || checkout.timerGeneration >= generation) return false;
      if (checkout.lastAttempt !== lastAttempt || checkout.timerState === 'finished') return false;
      const armed: OpenCheckout = {
        ...checkout,
        timerGeneration: generation,
        timerState: 'armed',
        timerDueAt: fireAt,
      };
      return put(deferral === undefined ? armed : decided(armed, step, deferral));
    },
    enterSequence: async (key, sequence) => {
      const recipient = recipientOf(key);
      if (recipient.unsubscribedAt !== undefined || recipient.suppressedAt !== undefined) return;
      if (isNewerSequence(sequence, recipient.sequence)) table.recipients[key] = { ...recipient, sequence };
    },
    loadCheckout: async (checkoutId) => table.checkouts[checkoutId],
    loadRecipient: async (key) => recipientOf(key),
    claim: async ({ checkout, recipient, claim, slots }) => {
      const now = openOf(checkout.checkoutId);
      const them = recipientOf(recipient.key);
      const own = { checkoutId: checkout.checkoutId, begunAt: checkout.begunAt };
      const isClaimAsRead =
        checkout.claim === undefined ? now?.claim === undefined : holds(now, checkout.claim);
      if (now === undefined || !isAsRead(checkout) || !isClaimAsRead) return false;
      if (them.unsubscribedAt !== undefined || them.suppressedAt !== undefined) return false;
      if (isStoppedByOrder(checkout.begunAt, them.orderedAt) || !isNewerSequence(own, them.sequence))
        return false;
      if (them.slotsVersion !== recipient.slotsVersion) return false;
      table.recipients[them.key] = { ...them, slots, slotsVersion: them.slotsVersion + 1, sequence: own };
      return put({ ...now, claim, lastAttempt: claim.attempt });
    },
    settle: async (attempt, decision) => {
      const checkout = table.checkouts[attempt.checkoutId];
      if (checkout === undefined) return false;
      if (checkout.state !== 'open') {
        const isUnsent = checkout.steps[attempt.step]?.decision !== 'sent';
        return decision.decision === 'sent' && isUnsent && put(decided(checkout, attempt.step, decision));
      }
      return (
        holds(checkout, attempt) && put(decided({ ...checkout, claim: undefined }, attempt.step, decision))
      );
    },
    release: async (attempt, key, decision) => {
      const checkout = openOf(attempt.checkoutId);
      const recipient = recipientOf(key);
      if (checkout === undefined || !holds(checkout, attempt)) return false;
      const { [slotKeyOf(attempt.checkoutId, attempt.step)]: _given, ...slots } = recipient.slots;
      table.recipients[key] = { ...recipient, slots, slotsVersion: recipient.slotsVersion + 1 };
      return put(decided({ ...checkout, claim: undefined }, attempt.step, decision));
    },
    skip: async (read, step, decision, then) => {
      const checkout = openOf(read.checkoutId);
      if (checkout === undefined || !isAsRead(read) || checkout.claim !== undefined) return false;
      const timer = {
        'go-on': {},
        finish: { timerState: 'finished', timerDueAt: undefined },
        'await-shopper': { timerState: undefined, timerDueAt: undefined, parkedSeq: checkout.seq },
      } as const;
      return put(decided({ ...checkout, ...timer[then] }, step, decision));
    },
    finish: async (read) => {
      const checkout = openOf(read.checkoutId);
      if (checkout !== undefined && isAsRead(read))
        put({ ...checkout, timerState: 'finished', timerDueAt: undefined });
    },
    noteClosed: async (checkoutId, step, decision) => {
      const checkout = table.checkouts[checkoutId];
      if (checkout === undefined || checkout.state === 'open') return false;
      const before = checkout.steps[step];
      const isStopped = before?.decision === 'skipped' && ['ordered', 'forgotten'].includes(before.reason);
      if (before?.decision === 'sent' || isStopped) return false;
      return put(decided({ ...checkout, timerStep: undefined }, step, decision));
    },
  };

  const mark = (key: string, facts: Partial<Recipient>, name: 'unsubscribedAt' | 'suppressedAt'): boolean => {
    const recipient = recipientOf(key);
    if (recipient[name] !== undefined) return false;
    const { unsubscribedAt, suppressedAt, suppressedFor } = recipient;
    const marks = { unsubscribedAt, suppressedAt, suppressedFor, ...facts };
    table.recipients[key] = { key, slots: {}, slotsVersion: recipient.slotsVersion + 1, ...marks };
    return true;
  };

  return {
    recovery,
    mailEvents: {
      settleSent: async ({ checkoutId, step, attempt }, messageId, at) => {
        const decision: StepDecision = { decision: 'sent', at, attempt, messageId };
        const checkout = table.checkouts[checkoutId];
        if (checkout === undefined) return false;
        if (isProvenBy(checkout, step, attempt)) {
          return put(decided({ ...checkout, claim: undefined }, step, decision));
        }
        return isOpenQuestion(checkout, step, attempt) && put(decided(checkout, step, decision));
      },
      suppress: async (key, cause, at) =>
        mark(key, { suppressedAt: at, suppressedFor: cause }, 'suppressedAt'),
    },
    orders: {
      loadCheckout: async (checkoutId) => table.checkouts[checkoutId],
      recordOrder: async (key, placedAt) => {
        const recipient = recipientOf(key);
        if (recipient.unsubscribedAt !== undefined || recipient.suppressedAt !== undefined) return;
        if (recipient.orderedAt !== undefined && recipient.orderedAt >= placedAt) return;
        table.recipients[key] = { ...recipient, orderedAt: placedAt };
      },
      complete: async (checkoutId, at, how) => {
        const open = openOf(checkoutId);
        const isMeant =
          how.isTombstoneWanted || (open !== undefined && isStoppedByOrder(open.begunAt, how.orderedAt));
        return isMeant && close(checkoutId, 'completed', at);
      },
    },
    links: { unsubscribe: async (key, at) => mark(key, { unsubscribedAt: at }, 'unsubscribedAt') },
    forget: async (checkoutId, at) => close(checkoutId, 'erased', at),
  };
};
