import { cartOf } from './cart.ts';
import type { Cart } from '../../functions/shared/domain/checkout.ts';

/** Where the shop keeps its cart if it does not write it into the page. */
export type CartSource = () => unknown;

const fromPage = (page: Document): unknown => {
  const element = page.querySelector('script[data-recovery-cart]');
  return element === null ? undefined : JSON.parse(element.textContent);
};

/**
 * The cart of `<script type="application/json" data-recovery-cart>` or of the shop's callback. A cart that cannot be
 * read is the shop's mistake, and no reason to lose the address.
 */
export const readCart = (page: Document, source: CartSource | undefined): Cart | undefined => {
  const { origin, pathname } = page.location;
  try {
    return cartOf(source ? source() : fromPage(page), { baseUrl: page.baseURI, url: origin + pathname });
  } catch {
    return undefined;
  }
};
