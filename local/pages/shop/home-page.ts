import { html, type Html } from '../../../functions/shared/html.ts';
import { PRODUCTS } from './catalogue.ts';
import { DEFAULT_DELIVERY } from './deliveries.ts';
import { productCards, type FormatMoney } from './product-card.ts';

export const homePage = (money: FormatMoney): Html =>
  html`<section class="hero">
      <div class="words">
        <h1>Made slowly, used daily</h1>
        <p>Stoneware, linen, oak and wax for the kitchen table, from people whose names we know.</p>
        <p><a class="button" href="/shop/products/TEAPOT-SAGE">Meet the sage teapot</a></p>
      </div>
      <img src="/assets/teapot.svg" alt="" width="480" height="480" />
    </section>
    <section aria-labelledby="all-products">
      <h2 id="all-products">For the kitchen</h2>
      ${productCards(PRODUCTS, money)}
    </section>
    <ul class="promises" aria-label="How we work">
      <li>
        <strong>By post for ${money(DEFAULT_DELIVERY.price)}</strong>
        <span class="muted">It takes ${DEFAULT_DELIVERY.detail}</span>
      </li>
      <li><strong>Thirty days</strong> <span class="muted">To send back what does not suit</span></li>
      <li>
        <strong>A person answers</strong> <span class="muted">Anna Lindgren, mostly within the hour</span>
      </li>
    </ul>`;
