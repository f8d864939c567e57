import { hasCardNumber } from '../shared/domain/card-number.ts';

/** A cart's values lie at most three levels below it; what is nested deeper is refused by the contract anyway. */
const MAX_DEPTH = 4;

export interface Scrubbed {
  readonly input: unknown;
  /** How many values were dropped. */
  readonly droppedCount: number;
}

interface Drops {
  count: number;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const scrub = (value: unknown, depth: number, drops: Drops): unknown => {
  if (typeof value === 'string' && hasCardNumber(value)) {
    drops.count += 1;
    return undefined;
  }
  if (!isObject(value) || depth === MAX_DEPTH) return value;
  if (Array.isArray(value)) return value.map((entry) => scrub(entry, depth + 1, drops));
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, scrub(entry, depth + 1, drops)]),
  );
};

const nameOf = (item: unknown): string =>
  isObject(item) && 'name' in item && typeof item.name === 'string' ? item.name : '';

/**
 * The lines of an engraving may come as items, so the names are read together as well. Only they: the numbers of a
 * shop's own SKUs and prices would now and then look like a card's.
 */
const scrubNames = (cart: unknown, drops: Drops): unknown => {
  if (!isObject(cart) || !('items' in cart) || !Array.isArray(cart.items)) return cart;
  const items: readonly unknown[] = cart.items;
  const names = items.map(nameOf).filter((name) => name !== '');
  if (!hasCardNumber(names.join(' '))) return cart;
  const withoutNumber = items.map((item) => {
    if (!isObject(item) || !/\p{N}/u.test(nameOf(item))) return item;
    drops.count += 1;
    return { ...item, name: undefined };
  });
  return { ...cart, items: withoutNumber };
};

/**
 * Takes every text that holds a card number out of the beacon's cart, before anything else looks at it. Values in the
 * other fields stay: there the contract refuses them by name.
 */
export const dropCardNumbers = (input: unknown): Scrubbed => {
  if (!isObject(input) || !('cart' in input)) return { input, droppedCount: 0 };
  const drops: Drops = { count: 0 };
  const cart = scrubNames(scrub(input.cart, 0, drops), drops);
  return { input: { ...input, cart }, droppedCount: drops.count };
};
