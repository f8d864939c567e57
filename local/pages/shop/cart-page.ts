import { html, type Html } from '../../../functions/shared/html.ts';

const EMPTY = html`<div class="empty" data-cart-empty hidden>
  <p>Your cart is empty.</p>
  <p><a class="button" href="/shop">Look around</a></p>
</div>`;

/**
 * A place that the script fills in with the cart of its window, as the shop's back end prices and shows it: `view` is
 * what it asks for. `whole` is hidden as long as there is nothing in the cart.
 */
export const cartPlace = (view: 'cart' | 'summary', whole: Html): Html =>
  html`${EMPTY}
    <div data-cart="${view}" data-cart-whole hidden>${whole}</div>
    <p class="hidden" role="status" data-cart-news></p>
    <script type="application/json" data-recovery-cart></script>`;

export const cartPage: Html = html`<h1>Your cart</h1>
  <div data-recovery-message></div>
  ${cartPlace('cart', html`<div class="cart" data-cart-content tabindex="-1"></div>`)}`;
