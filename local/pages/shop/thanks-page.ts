import { html, type Html } from '../../../functions/shared/html.ts';
import { summaryView } from './cart-views.ts';
import type { ShopOrder } from './order-book.ts';
import type { FormatMoney } from './product-card.ts';

const WHEN: Readonly<Record<ShopOrder['delivery']['id'], string>> = {
  post: 'We pack it today. The post takes three to five working days.',
  express: 'We pack it at once. It is with you on the next working day.',
  'pick-up': 'We put it aside for you. It waits in our shop in Stockholm from tomorrow on.',
};

/** Whoever has the order's number sees it, so it shows no address. */
export const thanksPage = ({ id, customer, cart, delivery }: ShopOrder, money: FormatMoney): Html =>
  html`<section class="thanks">
    <svg class="check" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true">
      <circle cx="24" cy="24" r="23" fill="none" stroke="currentColor" stroke-width="2" />
      <path
        d="M15 24.5l6.5 6.5L33.5 18"
        fill="none"
        stroke="currentColor"
        stroke-width="3"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
    <h1>Thank you, ${customer.firstName}</h1>
    <p>Your order has the number <strong class="order-number">${id}</strong></p>
    <p>${WHEN[delivery.id]}</p>
    <div class="summary sheet">
      <h2>Your order</h2>
      ${summaryView(cart, money)}
    </div>
    <p><a class="button quiet" href="/shop">Back to the shop</a></p>
  </section>`;
