import { count } from './count.ts';

const NOTHING: Readonly<Record<string, unknown>> = {};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON object; nothing where the text is cut off or none. */
export const readBody = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : NOTHING;
  } catch {
    return NOTHING;
  }
};

const itemsOf = (cart: unknown): string | undefined => {
  if (!isRecord(cart) || !Array.isArray(cart['items'])) return undefined;
  const number = cart['items'].reduce<number>((sum, item: unknown) => {
    const quantity = isRecord(item) ? item['quantity'] : undefined;
    return sum + (typeof quantity === 'number' ? quantity : 1);
  }, 0);
  return count(number, 'item');
};

const ANONYMOUS = 'no address yet';

/** What a beacon says of the shopper: `Ada, ada@example.com, 2 items`. */
export const beaconWords = (body: string): string => {
  const { email, firstName, cart, consent } = readBody(body);
  return [
    typeof firstName === 'string' && firstName !== '' && firstName,
    typeof email === 'string' && email !== '' ? email : ANONYMOUS,
    itemsOf(cart),
    consent === null && 'no consent',
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
};
