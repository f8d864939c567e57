import { html, type Html } from '../../../functions/shared/html.ts';
import type { Product } from './catalogue.ts';

export type FormatMoney = (minorUnits: number) => string;

/** The price, and the one before where it was reduced. */
export const priceTag = ({ unitPrice, priceBefore }: Product, money: FormatMoney): Html =>
  priceBefore === undefined
    ? html`<span class="price">${money(unitPrice)}</span>`
    : html`<span class="price reduced"
        >${money(unitPrice)} <s><span class="hidden">before </span>${money(priceBefore)}</s></span
      >`;

const card = (product: Product, money: FormatMoney): Html =>
  html`<li class="card">
    <a href="/shop/products/${product.sku}">
      <span class="picture">
        <img src="/assets/${product.picture}" alt="" width="480" height="480" />
        ${product.priceBefore && html`<span class="tag">Reduced</span>`}
      </span>
      <span class="name">${product.name}</span>
      <span class="muted">${product.detail}</span>
      ${priceTag(product, money)}
    </a>
  </li>`;

export const productCards = (products: readonly Product[], money: FormatMoney): Html =>
  html`<ul class="cards">
    ${products.map((product) => card(product, money))}
  </ul>`;
