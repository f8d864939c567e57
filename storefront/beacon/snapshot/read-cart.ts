import { cartOf } from './cart.ts';
import type { StartOptions } from '../api.ts';
import type { Cart } from '../../../functions/shared/domain/checkout.ts';

const fromPage = (selector = 'script[data-recovery-cart]'): unknown =>
  JSON.parse(document.querySelector(selector)?.textContent ?? 'null');

/**
 * The cart of `<script type="application/json" data-recovery-cart>` or of the shop's callback. A cart that cannot be
 * read is the shop's mistake, and no reason to lose the address.
 */
export const readCart = (source: StartOptions['cart']): Cart | undefined => {
  const { origin, pathname } = location;
  try {
    return cartOf(typeof source === 'function' ? source() : fromPage(source), {
      baseUrl: document.baseURI,
      url: origin + pathname,
    });
  } catch {
    return undefined;
  }
};
