import type { Cart } from '../../../functions/shared/domain/checkout.ts';
import type { PricedCart } from './price-cart.ts';

/** Where the shop's pages and pictures are. */
export interface ShopPlace {
  /** ISO 4217. */
  readonly currency: string;
  /** Any address of the shop; its pages lie below its origin. */
  readonly homeUrl: string;
}

/** The cart as the shop tells it to the storefront script. A mail's link leads back to the checkout. */
export const toRecoveryCart = ({ lines }: PricedCart, { currency, homeUrl }: ShopPlace): Cart => {
  const urlOf = (path: string) => new URL(path, homeUrl).href;
  return {
    currency,
    url: urlOf('/shop/checkout'),
    items: lines.map(({ product: { sku, name, unitPrice, priceBefore, picture }, quantity }) => ({
      sku,
      name,
      quantity,
      unitPrice,
      reduced: priceBefore !== undefined,
      url: urlOf(`/shop/products/${sku}`),
      image: urlOf(`/assets/${picture}`),
    })),
  };
};
