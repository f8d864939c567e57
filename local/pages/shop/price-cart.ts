import { findProduct, type Product } from './catalogue.ts';
import type { Delivery } from './deliveries.ts';

/** All that a browser may say of its cart. */
export interface CartLine {
  readonly sku: string;
  readonly quantity: number;
}

export interface PricedLine {
  readonly product: Product;
  readonly quantity: number;
  /** Minor units. */
  readonly total: number;
}

/** A cart at the shop's own prices, in minor units. */
export interface PricedCart {
  readonly lines: readonly PricedLine[];
  /** Pieces, not lines. */
  readonly count: number;
  readonly goods: number;
  readonly shipping: number;
  readonly total: number;
}

const priceLine = ({ sku, quantity }: CartLine): readonly PricedLine[] => {
  const product = findProduct(sku);
  return product === undefined ? [] : [{ product, quantity, total: quantity * product.unitPrice }];
};

/** What is not sold any more is left out. */
export const priceCart = (cart: readonly CartLine[], { price }: Delivery): PricedCart => {
  const lines = cart.flatMap(priceLine);
  const goods = lines.reduce((sum, line) => sum + line.total, 0);
  const shipping = lines.length === 0 ? 0 : price;
  return {
    lines,
    count: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    goods,
    shipping,
    total: goods + shipping,
  };
};
