import type { Remembered } from '../session/memory.ts';

/** Of the store, or of one of its shoppers in this browser. */
export const storageKeyOf = (store: string, shopper = ''): string => `checkout-recovery:${store}:${shopper}`;

/** What stands under a key of the browser's storage; nothing where that is blocked or broken. */
export const readStored = (key: string): Remembered => {
  try {
    const stored: Remembered = JSON.parse(localStorage.getItem(key) ?? '{}');
    return stored;
  } catch {
    return {};
  }
};
