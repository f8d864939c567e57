import { html, type Html } from '../../../functions/shared/html.ts';
import { cartPlace } from './cart-page.ts';
import { checkoutForm } from './checkout-form.ts';
import type { FormatMoney } from './product-card.ts';

/** Open where there is room beside the form; else the script folds it, so that the form begins on the first screen. */
const summary = html`<aside class="summary sheet" aria-labelledby="summary-heading">
  <details data-summary open>
    <summary>
      <h2 id="summary-heading">Your order</h2>
      <span class="line-total" data-total></span>
    </summary>
    <div data-cart-content tabindex="-1"></div>
    <p><a href="/shop/cart">Change the cart</a></p>
  </details>
</aside>`;

export const checkoutPage = (country: string | undefined, money: FormatMoney): Html =>
  html`<h1>Checkout</h1>
    <div data-recovery-message></div>
    ${cartPlace('summary', html`<div class="checkout">${checkoutForm(country, money)} ${summary}</div>`)}`;
