import type { EpochMs } from '../../../functions/shared/domain/time.ts';
import type { Delivery } from './deliveries.ts';
import type { OrderRequest } from './order-schema.ts';
import type { PricedCart } from './price-cart.ts';

/** An order as the shop keeps it. */
export interface ShopOrder {
  readonly id: string;
  readonly placedAt: EpochMs;
  readonly customer: OrderRequest;
  readonly cart: PricedCart;
  readonly delivery: Delivery;
}

/** The shop's orders, in memory. */
export interface OrderBook {
  add(order: ShopOrder): void;
  find(id: string): ShopOrder | undefined;
  /** Oldest first. */
  list(): readonly ShopOrder[];
  reset(): void;
}

export const createOrderBook = (): OrderBook => {
  const orders = new Map<string, ShopOrder>();
  return {
    add: (order) => {
      orders.set(order.id, order);
    },
    find: (id) => orders.get(id),
    list: () => [...orders.values()],
    reset: () => {
      orders.clear();
    },
  };
};

/** No vowels and nothing that is mistaken for another letter, so that no number reads as a word. */
const ALPHABET = '23456789BCDFGHJKLMNPQRSTVWXZ';
const GROUPS = [4, 4, 4];

/** `LS-7F3K-9QWD-X2HM`. Long enough not to be guessed: who knows it sees the order. */
export const newOrderId = (randomInt: (below: number) => number): string => {
  const letter = () => ALPHABET.charAt(randomInt(ALPHABET.length));
  return ['LS', ...GROUPS.map((length) => Array.from({ length }, letter).join(''))].join('-');
};
