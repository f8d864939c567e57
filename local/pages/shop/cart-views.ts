import { html, type Html } from '../../../functions/shared/html.ts';
import { DELIVERIES } from './deliveries.ts';
import { priceTag, type FormatMoney } from './product-card.ts';
import type { PricedCart, PricedLine } from './price-cart.ts';

/** The ids let the script find the focus again after it has put a new view in. */
const stepper = ({ product: { sku, name }, quantity }: PricedLine): Html =>
  html`<div class="stepper" role="group" aria-label="Quantity of ${name}">
    <button type="button" id="less-${sku}" data-step="-1" data-sku="${sku}" aria-label="One less">−</button>
    <output id="quantity-${sku}">${quantity}</output>
    <button type="button" id="more-${sku}" data-step="1" data-sku="${sku}" aria-label="One more">+</button>
  </div>`;

const editableLine = (line: PricedLine, money: FormatMoney): Html => {
  const { product, total } = line;
  return html`<li>
    <img src="/assets/${product.picture}" alt="" width="96" height="96" />
    <div class="what">
      <a class="name" href="/shop/products/${product.sku}">${product.name}</a>
      <span class="muted">${product.detail}</span>
      ${priceTag(product, money)}
    </div>
    <div class="change">
      ${stepper(line)}
      <button type="button" class="link" data-remove="${product.sku}" aria-label="Remove ${product.name}">
        Remove
      </button>
    </div>
    <span class="line-total">${money(total)}</span>
  </li>`;
};

const cheapest = Math.min(...DELIVERIES.map(({ price }) => price));

/** The cart as its own page shows it: lines to change, and the way to the checkout. */
export const cartView = ({ lines, goods }: PricedCart, money: FormatMoney): Html =>
  html`<ul class="lines">
      ${lines.map((line) => editableLine(line, money))}
    </ul>
    <section class="totals sheet" aria-label="Total">
      <dl>
        <dt>Goods</dt>
        <dd>${money(goods)}</dd>
        <dt>Delivery</dt>
        <dd>${cheapest === 0 ? 'You choose' : html`from ${money(cheapest)}`}</dd>
        <dt class="total">Total without delivery</dt>
        <dd class="total">${money(goods)}</dd>
      </dl>
      <a class="button" href="/shop/checkout">Checkout</a>
      <p><a href="/shop">Look around some more</a></p>
    </section>`;

const plainLine = ({ product, quantity, total }: PricedLine, money: FormatMoney): Html =>
  html`<li>
    <span class="thumb">
      <img src="/assets/${product.picture}" alt="" width="64" height="64" />
      <span class="count"><span class="hidden">Quantity </span>${quantity}</span>
    </span>
    <span class="what">
      <span class="name">${product.name}</span>
      <span class="muted">${product.detail}</span>
    </span>
    <span class="line-total">${money(total)}</span>
  </li>`;

/** Lines and totals as they will be ordered. */
export const summaryView = ({ lines, goods, shipping, total }: PricedCart, money: FormatMoney): Html =>
  html`<ul class="lines">
      ${lines.map((line) => plainLine(line, money))}
    </ul>
    <dl>
      <dt>Goods</dt>
      <dd>${money(goods)}</dd>
      <dt>Delivery</dt>
      <dd>${shipping === 0 ? 'Free' : money(shipping)}</dd>
      <dt class="total">Total</dt>
      <dd class="total" data-total>${money(total)}</dd>
    </dl>`;
