import { isStored, storageKeyOf } from '../main/stored.ts';
import type { Consent } from '../../../functions/shared/domain/checkout.ts';

/** What this browser knows of its current checkout. */
export interface CheckoutRecord {
  readonly id: string;
  /** Of the newest beacon; 0 before the first. */
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly begunAt: number;
  /** A beacon was sent, so there may be something to erase. */
  readonly isSent: boolean;
}

export interface KeptField {
  /** Finds the field again. */
  readonly key: string;
  readonly value: string;
}

/** Other fields of the form, which never leave this browser. */
export interface KeptDetails {
  /** When they were typed; epoch milliseconds. */
  readonly at: number;
  readonly fields: readonly KeptField[];
}

/** What stays in this browser between pages. */
export interface Remembered {
  readonly checkout?: CheckoutRecord | undefined;
  readonly details?: KeptDetails | undefined;
  /** The shopper said "don't save": until then nothing happens. Epoch milliseconds. */
  readonly heldUntil?: number | undefined;
  /** Checkouts that the server has still to be told to erase: whoever uses this browser next. */
  readonly toErase?: readonly string[] | undefined;
}

/** Shared by all tabs of the shop, so it is read anew before each use. */
export interface Memory {
  read(): Remembered;
  write(remembered: Remembered): void;
  /** A ticked box holds in this tab, over reloads and the pages of one checkout. */
  consent(): Consent | undefined;
  keepConsent(consent: Consent | undefined): void;
  /** The order is placed: the next checkout begins anew. */
  end(): void;
  /** "Don't save" was said not long ago. */
  isHeld(now: number): boolean;
  /** "Don't save": forgets all of the checkout, and holds for 30 days. The server is still to be told. */
  forget(now: number): void;
}

const HOLD_MS = 30 * 24 * 60 * 60 * 1000;

const isConsent = (value: unknown): value is Consent => value === Object(value);

/**
 * In the browser's storage under a key of the store's and of the shopper's, if the shop tells them apart. What is to be
 * erased belongs to all. What storage does not take, as where it is blocked, lasts as long as this page; what is broken
 * there is as good as nothing.
 * @param ownKey the store's key, with the shopper's id behind it if the shop tells its shoppers apart
 */
export const createMemory = (
  storeId: string,
  ownKey: string,
  page: Pick<Window, 'localStorage' | 'sessionStorage'>,
): Memory => {
  const sharedKey = storageKeyOf(storeId);
  let ofThisPage: Remembered | undefined;
  let consent: Consent | undefined;

  const load = (area: keyof typeof page, key: string): unknown => {
    try {
      return JSON.parse(page[area].getItem(key) ?? 'null');
    } catch {
      return undefined;
    }
  };
  const save = (area: keyof typeof page, key: string, value: unknown) => {
    page[area].setItem(key, JSON.stringify(value));
  };
  const loadRemembered = (key: string): Remembered => {
    const value = load('localStorage', key);
    return isStored(value) ? value : {};
  };

  const read = (): Remembered =>
    ofThisPage ?? { ...loadRemembered(ownKey), toErase: loadRemembered(sharedKey).toErase };
  const write = (remembered: Remembered) => {
    const { toErase } = remembered;
    try {
      // What is to be erased first: a page that ends in between may tell the server twice, but never not at all.
      if (ownKey !== sharedKey) save('localStorage', sharedKey, { ...loadRemembered(sharedKey), toErase });
      save('localStorage', ownKey, remembered);
      ofThisPage = undefined;
    } catch {
      ofThisPage = remembered;
    }
  };
  const keepConsent = (given: Consent | undefined) => {
    consent = given;
    try {
      save('sessionStorage', ownKey, given ?? null);
    } catch {
      // It lasts as long as this page, then.
    }
  };
  return {
    read,
    write,
    consent: () => {
      const kept = load('sessionStorage', ownKey);
      return isConsent(kept) ? kept : consent;
    },
    keepConsent,
    isHeld: (now) => now < (read().heldUntil ?? 0),
    end: () => {
      const { heldUntil, toErase } = read();
      write({ heldUntil, toErase });
      keepConsent(undefined);
    },
    forget: (now) => {
      const { checkout, toErase = [] } = read();
      write({ heldUntil: now + HOLD_MS, toErase: checkout?.isSent ? [...toErase, checkout.id] : toErase });
      keepConsent(undefined);
    },
  };
};
