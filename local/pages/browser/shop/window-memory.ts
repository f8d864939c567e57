import { isRecord } from '../../../../storefront/beacon/is-record.ts';

export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
}

/**
 * What one window of the shop knows: who shops in it and what lies in the cart, never a price. Another window knows
 * nothing of it, so it is another shopper.
 */
export interface WindowMemory {
  /** Of our own making, the same on all pages of this window. */
  shopperId(): string;
  cart(): readonly CartLine[];
  setCart(lines: readonly CartLine[]): void;
  /** Where the demo's shopper says to be. */
  country(): string | undefined;
  setCountry(country: string): void;
  /** The next page is a new shopper's. */
  clear(): void;
}

const KEYS = { shopper: 'shop:shopper', cart: 'shop:cart', country: 'shop:country' };

const MOST = 99;

/** What is no line of a cart is left out, and no line is longer than the shop takes. */
export const linesOf = (value: unknown): readonly CartLine[] =>
  Array.isArray(value)
    ? value
        .filter(isRecord)
        .flatMap(({ sku, quantity }) =>
          typeof sku === 'string' &&
          typeof quantity === 'number' &&
          Number.isInteger(quantity) &&
          quantity > 0
            ? [{ sku, quantity: Math.min(quantity, MOST) }]
            : [],
        )
    : [];

const parse = (text: string | undefined): unknown => {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
};

/** Where the window's storage is blocked, all of it lasts for this page only. */
const createValues = (storage: () => Storage) => {
  const ofThisPage = new Map<string, string>();
  return {
    get: (key: string): string | undefined => {
      try {
        return storage().getItem(key) ?? undefined;
      } catch {
        return ofThisPage.get(key);
      }
    },
    set: (key: string, value: string): void => {
      try {
        storage().setItem(key, value);
      } catch {
        ofThisPage.set(key, value);
      }
    },
    remove: (key: string): void => {
      try {
        storage().removeItem(key);
      } catch {
        ofThisPage.delete(key);
      }
    },
  };
};

export const createWindowMemory = (storage: () => Storage, newId: () => string): WindowMemory => {
  const values = createValues(storage);
  return {
    shopperId: () => {
      const id = values.get(KEYS.shopper) ?? newId();
      values.set(KEYS.shopper, id);
      return id;
    },
    cart: () => linesOf(parse(values.get(KEYS.cart))),
    setCart: (lines) => {
      values.set(KEYS.cart, JSON.stringify(lines));
    },
    country: () => values.get(KEYS.country),
    setCountry: (country) => {
      values.set(KEYS.country, country);
    },
    clear: () => {
      for (const key of Object.values(KEYS)) values.remove(key);
    },
  };
};
