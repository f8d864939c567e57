import { html, type Html } from '../../../functions/shared/html.ts';
import { othersThan, type Product } from './catalogue.ts';
import { priceTag, productCards, type FormatMoney } from './product-card.ts';

const OTHERS = 4;

const QUANTITIES = [1, 2, 3, 4, 5, 6];

export const productPage = (product: Product, money: FormatMoney): Html =>
  html`<nav class="crumbs" aria-label="Breadcrumb">
      <ol>
        <li><a href="/shop">Kitchen</a></li>
        <li aria-current="page">${product.name}</li>
      </ol>
    </nav>
    <article class="product">
      <img class="picture" src="/assets/${product.picture}" alt="" width="480" height="480" />
      <div>
        <h1>${product.name}</h1>
        <p class="muted">${product.detail}</p>
        <p class="big-price">
          ${priceTag(product, money)} ${product.priceBefore && html`<span class="tag">Reduced</span>`}
        </p>
        <p>${product.description}</p>
        <form class="add" data-add="${product.sku}">
          <label
            >Quantity
            <select name="quantity">
              ${QUANTITIES.map((quantity) => html`<option>${quantity}</option>`)}
            </select></label
          >
          <button class="button">Add to cart</button>
        </form>
        <p class="added" role="status" data-added></p>
        <dl class="facts">
          ${product.facts.map(
            ([term, text]) =>
              html`<dt>${term}</dt>
                <dd>${text}</dd>`,
          )}
        </dl>
      </div>
    </article>
    <section aria-labelledby="others">
      <h2 id="others">Goes well with it</h2>
      ${productCards(othersThan(product, OTHERS), money)}
    </section>`;
