import type { ShopSettings } from '../../functions/shared/contract/store.ts';
import type { Cart } from '../../functions/shared/domain/checkout.ts';

export interface DemoProduct {
  readonly sku: string;
  readonly name: string;
  readonly detail: string;
  /** Minor units. */
  readonly unitPrice: number;
  /** Minor units; the price before it was reduced. */
  readonly priceBefore?: number;
  /** Below /assets. */
  readonly picture: string;
}

/** What the demo shop sells, and what lies in everybody's cart. */
export interface DemoCart {
  readonly currency: string;
  readonly url: string;
  readonly products: readonly DemoProduct[];
  /** Minor units. */
  readonly shipping: number;
}

const PRODUCTS: readonly DemoProduct[] = [
  {
    sku: 'TEAPOT-SAGE',
    name: 'Stoneware teapot, sage',
    detail: '0.9 litres, with a strainer',
    unitPrice: 6800,
    picture: 'teapot.svg',
  },
  {
    sku: 'TOWEL-PAIR',
    name: 'Linen tea towels, a pair',
    detail: 'In oat and rust',
    unitPrice: 2400,
    priceBefore: 3200,
    picture: 'towels.svg',
  },
];

export const createDemoCart = ({ currency, homeUrl }: ShopSettings): DemoCart => ({
  currency,
  url: homeUrl,
  products: PRODUCTS,
  shipping: 490,
});

/** One of each, as the page tells the storefront script. */
export const initialCart = ({ currency, url, products }: DemoCart): Cart => ({
  currency,
  url,
  items: products.map(({ sku, name, unitPrice, priceBefore }) => ({
    sku,
    name,
    quantity: 1,
    unitPrice,
    reduced: priceBefore !== undefined,
  })),
});
