import type { Remembered } from '../session/memory.ts';

/** Of the store, or of one of its shoppers in this browser. */
export const storageKeyOf = (store: string, shopper = ''): string => `checkout-recovery:${store}:${shopper}`;

/** Whoever can write there is the shop, so that nothing more is asked of it. */
export const isStored = (value: unknown): value is Remembered => value instanceof Object;

/** What stands under a key of the browser's storage; nothing where that is blocked or broken. */
export const readStored = (key: string): Remembered => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? '0');
    return isStored(value) ? value : {};
  } catch {
    return {};
  }
};
