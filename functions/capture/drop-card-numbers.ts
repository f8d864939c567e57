import { hasCardNumber } from '../shared/domain/card-number.ts';

/** A cart's values lie at most three levels below it; what is nested deeper is refused by the contract anyway. */
const MAX_DEPTH = 4;

export interface Scrubbed {
  readonly input: unknown;
  /** How many values were dropped. */
  readonly droppedCount: number;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/**
 * Takes every text that holds a card number out of the beacon's cart, before anything else looks at it. Values in the
 * other fields stay: there the contract refuses them by name.
 */
export const dropCardNumbers = (input: unknown): Scrubbed => {
  let droppedCount = 0;
  const scrub = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string' && hasCardNumber(value)) {
      droppedCount += 1;
      return undefined;
    }
    if (!isObject(value) || depth === MAX_DEPTH) return value;
    if (Array.isArray(value)) return value.map((entry) => scrub(entry, depth + 1));
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, scrub(entry, depth + 1)]));
  };
  if (!isObject(input) || !('cart' in input)) return { input, droppedCount };
  const scrubbed = { ...input, cart: scrub(input.cart, 0) };
  return { input: scrubbed, droppedCount };
};
