import { isRecord } from './is-record.ts';
import type { CheckoutRecord } from './checkout-record.ts';

/** What stays in this browser between pages: no address, no name. */
export interface Remembered {
  readonly checkout?: CheckoutRecord | undefined;
  /** The shopper said "don't save": until then nothing happens. Epoch milliseconds. */
  readonly heldUntil?: number | undefined;
  /** Checkouts that the server has still to be told to erase. */
  readonly toErase?: readonly string[] | undefined;
}

/** Shared by all tabs of the shop, so it is read anew before each use. */
export interface Memory {
  read(): Remembered;
  write(remembered: Remembered): void;
}

const readCheckout = (value: unknown): CheckoutRecord | undefined => {
  if (!isRecord(value)) return undefined;
  const { id, seq, begunAt, isSent } = value;
  return typeof id === 'string' && typeof seq === 'number' && typeof begunAt === 'number'
    ? { id, seq, begunAt, isSent: isSent === true }
    : undefined;
};

const parse = (text: string | null): Remembered => {
  const value: unknown = JSON.parse(text ?? '{}');
  if (!isRecord(value)) return {};
  const { checkout, heldUntil, toErase } = value;
  return {
    checkout: readCheckout(checkout),
    heldUntil: typeof heldUntil === 'number' ? heldUntil : undefined,
    toErase: Array.isArray(toErase) ? toErase.filter((id) => typeof id === 'string') : undefined,
  };
};

export interface MemoryParts {
  readonly storeId: string;
  readonly shopperId: string | undefined;
  /** May throw: storage is blocked. */
  readonly storage: () => Storage;
}

/**
 * In `storage` under a key of the store's and of the shopper's, if the shop tells them apart. What is to be erased
 * belongs to all: the promise is kept whoever comes next. Where storage is blocked or broken, for the life of this page.
 */
export const createMemory = ({ storeId, shopperId, storage }: MemoryParts): Memory => {
  const sharedKey = `checkout-recovery:${storeId}`;
  const ownKey = shopperId === undefined ? sharedKey : `${sharedKey}:${shopperId}`;
  const load = (key: string) => parse(storage().getItem(key));
  const save = (key: string, remembered: Remembered) => {
    storage().setItem(key, JSON.stringify(remembered));
  };
  let ofThisPage: Remembered | undefined;
  return {
    read: () => {
      if (ofThisPage !== undefined) return ofThisPage;
      try {
        return { ...load(ownKey), toErase: load(sharedKey).toErase };
      } catch {
        return {};
      }
    },
    write: (remembered) => {
      try {
        const { toErase, ...own } = remembered;
        save(ownKey, own);
        save(sharedKey, { ...load(sharedKey), toErase });
      } catch {
        ofThisPage = remembered;
      }
    },
  };
};

export const isHeld = ({ heldUntil }: Remembered, now: number): boolean =>
  heldUntil !== undefined && now < heldUntil;
