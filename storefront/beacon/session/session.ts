import { currentCheckout, nextSeq } from './checkout-record.ts';
import type { CheckoutRecord, Memory } from './memory.ts';
import type { Typed } from '../fields/read-typed.ts';
import type { Cart, Consent } from '../../../functions/shared/domain/checkout.ts';
import type { Post } from './post.ts';

/** What a beacon says, but for its number. A key that is absent is unchanged for the server, `null` is cleared. */
export interface Snapshot extends Typed {
  readonly locale: string | undefined;
  readonly timeZone: string | undefined;
  readonly country: string | undefined;
  readonly cart: Cart | undefined;
  readonly consent: Consent;
}

export interface SessionParts {
  readonly storeId: string;
  readonly memory: Memory;
  readonly post: Post;
  readonly now: () => number;
  readonly newId: () => string;
  /** What may leave the page now; `undefined` as long as nothing may. */
  readonly snapshot: () => Snapshot | undefined;
  /** The server has it. */
  readonly onSaved: (kept: Snapshot) => void;
  /** The server could not be reached: worth another try. */
  readonly onUnreached: () => void;
}

/** The shopper's attempt to order, as this page sees it. */
export interface Session {
  /** The shopper does something in the form. */
  noteActivity(): void;
  /** Sends what has changed, if anything has. */
  send(): void;
  /** The page goes away: sends what has changed, or that the shopper was here until now. */
  sendLast(): void;
  /** A beacon of this checkout was sent, so something may be kept. */
  isSent(): boolean;
  /** The browser believes that the order is done: pauses mails unless the back end has reported it, begins anew. */
  complete(isReported: boolean | undefined): void;
  /** Nothing more is sent until the shopper types again. */
  stop(): void;
}

/** A shopper who goes on in other fields is told of that often, so that no mail overtakes them. */
const STILL_HERE_MS = 5 * 60 * 1000;

export const createSession = (parts: SessionParts): Session => {
  const { memory, now } = parts;
  let lastSent: string | undefined;
  let lastSentAt = 0;
  /** Something was typed on this page, so what the shop has filled in by itself never leaves alone. */
  let hasTyped = false;
  let isActive = false;

  const stop = () => {
    lastSent = undefined;
    hasTyped = isActive = false;
  };

  /** A new one begins with the shopper's doing only, never as a page comes back that was left before the order. */
  const thisCheckout = (): CheckoutRecord | undefined => {
    const remembered = memory.read();
    const checkout = currentCheckout(remembered.checkout, now(), parts.newId);
    if (checkout === remembered.checkout) return checkout;
    if (!isActive) return undefined;
    memory.write({ ...remembered, checkout, details: undefined });
    return checkout;
  };

  const isCurrent = ({ id }: CheckoutRecord) => memory.read().checkout?.id === id;

  const postBeacon = (checkout: CheckoutRecord, content: Partial<Snapshot> | { readonly paused: true }) => {
    const seq = nextSeq(checkout.seq, now());
    memory.write({ ...memory.read(), checkout: { ...checkout, seq, isSent: true } });
    const body = JSON.stringify({ v: 1, seq, store: parts.storeId, ...content });
    return parts.post(`/v1/checkouts/${checkout.id}`, body);
  };

  const end = () => {
    memory.end();
    stop();
  };

  const deliver = async (checkout: CheckoutRecord, snapshot: Snapshot) => {
    switch (await postBeacon(checkout, snapshot)) {
      case 'taken':
        if (isCurrent(checkout)) parts.onSaved(snapshot);
        return;
      case 'closed':
        if (isCurrent(checkout)) end();
        return;
      case 'unreached':
        lastSent = undefined;
        parts.onUnreached();
        return;
      case 'refused':
        return;
    }
  };

  const sendIf = (isWorthRepeating: boolean) => {
    const snapshot = hasTyped ? parts.snapshot() : undefined;
    if (!snapshot || memory.isHeld(now())) return;
    const checkout = thisCheckout();
    if (!checkout || (!snapshot.email && !checkout.isSent)) return;
    const sending = checkout.id + JSON.stringify(snapshot);
    if (sending === lastSent && !isWorthRepeating) return;
    lastSent = sending;
    lastSentAt = now();
    isActive = false;
    void deliver(checkout, snapshot);
  };

  return {
    noteActivity: () => {
      hasTyped = isActive = true;
    },
    send: () => {
      sendIf(isActive && now() - lastSentAt > STILL_HERE_MS);
    },
    sendLast: () => {
      sendIf(isActive);
    },
    isSent: () => memory.read().checkout?.isSent === true,
    complete: (isReported) => {
      const { checkout } = memory.read();
      if (checkout?.isSent && !isReported) void postBeacon(checkout, { paused: true });
      end();
    },
    stop,
  };
};
