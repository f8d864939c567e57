import { currentCheckout, nextSeq, type CheckoutRecord } from './checkout-record.ts';
import { isHeld, type Memory } from './memory.ts';
import type { Erasures } from './erasures.ts';
import type { Typed } from './fields.ts';
import type { Post } from './post.ts';
import type { Cart, Consent } from '../../functions/shared/domain/checkout.ts';

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
  readonly erasures: Erasures;
  readonly now: () => number;
  readonly newId: () => string;
  /** What may leave the page now; `undefined` as long as nothing may. */
  readonly snapshot: () => Snapshot | undefined;
  /** The server has it. */
  readonly onSaved: (kept: Snapshot) => void;
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
  /** The id to hand to the shop's back end with the order. */
  checkoutId(): string;
  /** The browser believes that the order is done: pauses mails unless the back end has reported it, begins anew. */
  complete(order?: { readonly isReported: boolean }): void;
  /** "Don't save": erases here and at the server, and holds. `true`: the server has confirmed. */
  forget(): Promise<boolean>;
  /** The shopper's own later yes lifts the hold. */
  allow(): void;
}

/** A shopper who goes on in other fields is told of that often, so that no mail overtakes them. */
const STILL_HERE_MS = 5 * 60 * 1000;

const pathOf = (id: string): string => `/v1/checkouts/${id}`;

export const createSession = (parts: SessionParts): Session => {
  const { memory, post, now } = parts;
  let lastSent: string | undefined;
  let lastSentAt = 0;
  /** Something was typed on this page, so what the shop has filled in by itself never leaves alone. */
  let hasTyped = false;
  let isActive = false;

  const thisCheckout = (): CheckoutRecord => {
    const remembered = memory.read();
    const checkout = currentCheckout(remembered.checkout, now(), parts.newId);
    if (checkout !== remembered.checkout) memory.write({ ...remembered, checkout });
    return checkout;
  };

  const postBeacon = (checkout: CheckoutRecord, content: Partial<Snapshot> | { readonly paused: true }) => {
    const seq = nextSeq(checkout.seq, now());
    memory.write({ ...memory.read(), checkout: { ...checkout, seq, isSent: true } });
    return post(pathOf(checkout.id), JSON.stringify({ v: 1, seq, store: parts.storeId, ...content }));
  };

  /** Nothing more is sent until the shopper types again. */
  const stopHere = () => {
    lastSent = undefined;
    hasTyped = false;
    isActive = false;
  };

  const beginAnew = () => {
    memory.write({ ...memory.read(), checkout: undefined });
    stopHere();
  };

  const isCurrent = ({ id }: CheckoutRecord) => memory.read().checkout?.id === id;

  const deliver = async (checkout: CheckoutRecord, snapshot: Snapshot) => {
    switch (await postBeacon(checkout, snapshot)) {
      case 'taken':
        if (isCurrent(checkout)) parts.onSaved(snapshot);
        return;
      case 'closed':
        if (isCurrent(checkout)) beginAnew();
        return;
      case 'unreached':
        lastSent = undefined;
        return;
      case 'refused':
        return;
    }
  };

  const sendIf = (isWorthRepeating: boolean) => {
    const snapshot = hasTyped ? parts.snapshot() : undefined;
    if (snapshot === undefined || isHeld(memory.read(), now())) return;
    const checkout = thisCheckout();
    if (!snapshot.email && !checkout.isSent) return;
    const sending = checkout.id + JSON.stringify(snapshot);
    if (sending === lastSent && !isWorthRepeating) return;
    lastSent = sending;
    lastSentAt = now();
    isActive = false;
    void deliver(checkout, snapshot);
  };

  return {
    noteActivity: () => {
      hasTyped = true;
      isActive = true;
    },
    send: () => {
      sendIf(isActive && now() - lastSentAt > STILL_HERE_MS);
    },
    sendLast: () => {
      sendIf(isActive);
    },
    isSent: () => memory.read().checkout?.isSent === true,
    checkoutId: () => thisCheckout().id,
    complete: (order) => {
      const { checkout } = memory.read();
      if (checkout?.isSent && !order?.isReported) void postBeacon(checkout, { paused: true });
      beginAnew();
    },
    forget: () => {
      stopHere();
      return parts.erasures.forget();
    },
    allow: () => {
      memory.write({ ...memory.read(), heldUntil: undefined });
    },
  };
};
