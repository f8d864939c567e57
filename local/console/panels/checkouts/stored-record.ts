import type { CheckoutAnswer } from '../../../shown/answers.ts';

/** What the table holds of a checkout, as far as the console reads it. A tombstone has next to nothing. */
export interface StoredRecord {
  readonly email?: string | undefined;
  readonly firstName?: string | undefined;
  readonly country?: string | undefined;
  readonly begunAt?: string | undefined;
  readonly lastActivityAt?: string | undefined;
  readonly closedAt?: string | undefined;
  readonly expiresAt?: string | undefined;
  readonly isPaused: boolean;
  readonly isFinished: boolean;
  readonly cart?: StoredCart | undefined;
}

export interface StoredCart {
  readonly currency?: string | undefined;
  readonly items: readonly StoredItem[];
}

export interface StoredItem {
  /** Or else what the shop numbers it by. */
  readonly name?: string | undefined;
  readonly quantity: number;
  /** In minor units. */
  readonly unitPrice: number;
}

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

const itemOf = (value: unknown): readonly StoredItem[] => {
  if (!isFields(value)) return [];
  const { name, sku, quantity, unitPrice } = value;
  if (typeof quantity !== 'number' || typeof unitPrice !== 'number') return [];
  return [{ name: textOf(name) ?? textOf(sku), quantity, unitPrice }];
};

const cartOf = (value: unknown): StoredCart | undefined => {
  if (!isFields(value) || !Array.isArray(value['items'])) return undefined;
  return { currency: textOf(value['currency']), items: value['items'].flatMap(itemOf) };
};

export const readStored = ({ stored }: Pick<CheckoutAnswer, 'stored'>): StoredRecord => ({
  email: textOf(stored['email']),
  firstName: textOf(stored['firstName']),
  country: textOf(stored['country']),
  begunAt: textOf(stored['begunAt']),
  lastActivityAt: textOf(stored['lastActivityAt']),
  closedAt: textOf(stored['closedAt']),
  expiresAt: textOf(stored['expiresAt']),
  isPaused: stored['isPaused'] === true,
  isFinished: stored['timerState'] === 'finished',
  cart: cartOf(stored['cart']),
});

/** In minor units. */
export const valueOf = ({ items }: StoredCart): number =>
  items.reduce((sum, { quantity, unitPrice }) => sum + quantity * unitPrice, 0);
