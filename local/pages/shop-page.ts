import { html, type Html } from '../../functions/shared/html.ts';
import { initialCart, type DemoCart, type DemoProduct } from './demo-cart.ts';
import { checkoutForm } from './checkout-form.ts';
import { layout } from './layout.ts';
import { moneyFormat } from './money.ts';
import type { CountryChoice, DemoCountry } from './countries.ts';
import type { ShopSettings } from '../../functions/shared/contract/store.ts';
import type { ConsentRules } from '../../functions/shared/domain/consent.ts';
import { DAY_MS } from '../../functions/shared/domain/time.ts';

export interface ShopPageParts {
  readonly shop: ShopSettings;
  readonly consent: ConsentRules;
  readonly retentionMs: number;
  readonly apiUrl: string;
  readonly cart: DemoCart;
  readonly country: DemoCountry;
  readonly countries: readonly CountryChoice[];
}

type FormatMoney = (minorUnits: number) => string;

const consentAttribute = ({ default: mode, countries }: ConsentRules): string =>
  [mode, ...Object.entries(countries).map(([country, own]) => `${country}=${own}`)].join(' ');

/** In a script element `<` is all that could end it: https://html.spec.whatwg.org/multipage/scripting.html */
const jsonData = (value: unknown): Html => ({ markup: JSON.stringify(value).replaceAll('<', '\\u003c') });

/** The one tag that a shop adds. */
const recoveryTag = ({ shop, consent, retentionMs, apiUrl, country }: ShopPageParts): Html =>
  html`<script
    src="/beacon.js"
    data-store="${shop.storeId}"
    data-api="${apiUrl}"
    data-shop="${shop.name}"
    data-country="${country}"
    data-consent="${consentAttribute(consent)}"
    data-keep-days="${Math.round(retentionMs / DAY_MS)}"
    data-privacy="/privacy"
    defer
  ></script>`;

const cartLine =
  (money: FormatMoney) =>
  ({ sku, name, detail, unitPrice, priceBefore, picture }: DemoProduct): Html =>
    html`<li data-sku="${sku}" data-unit-price="${unitPrice}">
      <img src="/assets/${picture}" alt="" width="72" height="72" />
      <div class="product">
        <strong>${name}</strong>
        <span class="muted">${detail}</span>
        <div class="stepper" role="group" aria-label="Quantity of ${name}">
          <button type="button" data-step="-1" aria-label="One less">−</button>
          <output data-quantity>1</output>
          <button type="button" data-step="1" aria-label="One more">+</button>
        </div>
      </div>
      <div class="price">
        <span data-line-total>${money(unitPrice)}</span>
        ${priceBefore && html`<s class="muted"><span class="hidden">before </span>${money(priceBefore)}</s>`}
      </div>
    </li>`;

const summary = ({ currency, products, shipping }: DemoCart, money: FormatMoney): Html => {
  const goods = products.reduce((sum, { unitPrice }) => sum + unitPrice, 0);
  return html`<aside
    class="summary"
    aria-labelledby="cart-heading"
    data-currency="${currency}"
    data-shipping="${shipping}"
  >
    <h2 id="cart-heading">Your cart</h2>
    <ul>
      ${products.map(cartLine(money))}
    </ul>
    <dl>
      <dt>Goods</dt>
      <dd data-goods>${money(goods)}</dd>
      <dt>Shipping</dt>
      <dd>${money(shipping)}</dd>
      <dt class="total">Total</dt>
      <dd class="total" data-total>${money(goods + shipping)}</dd>
    </dl>
  </aside>`;
};

const countryControl = (choices: readonly CountryChoice[], country: DemoCountry): Html =>
  html`<form class="controls" method="get" action="/">
    <label
      >Shopper in
      <select name="country" data-country-choice>
        ${choices.map(({ value, label }) =>
          value === (country ?? choices.at(-1)?.value)
            ? html`<option value="${value}" selected>${label}</option>`
            : html`<option value="${value}">${label}</option>`,
        )}
      </select></label
    >
    <button type="button" data-new-shopper>New shopper</button>
  </form>`;

/** What this page has sent, for who watches the demo. The storefront script knows nothing of it. */
const sentPanel = html`<details class="sent">
  <summary>What has left this page <span class="count" data-sent-count>0</span></summary>
  <p class="muted">Every request of the storefront script, with its whole body.</p>
  <ol data-sent></ol>
</details>`;

export const shopPage = (parts: ShopPageParts): string => {
  const { shop, cart, country, countries } = parts;
  const money = moneyFormat(shop.locale, cart.currency);
  return layout({
    lang: shop.locale,
    title: `Checkout · ${shop.name}`,
    name: 'shop',
    hasScript: true,
    scripts: recoveryTag(parts),
    controls: countryControl(countries, country),
    body: html`<header class="shop-header">
        <a class="brand" href="/">${shop.name}</a>
      </header>
      <main>
        <div class="checkout" data-checkout>
          ${checkoutForm(money(cart.products.reduce((sum, { unitPrice }) => sum + unitPrice, cart.shipping)))}
          ${summary(cart, money)}
        </div>
        <section class="thanks" data-thanks hidden tabindex="-1" aria-labelledby="thanks-heading">
          <h1 id="thanks-heading">Thank you<span data-thanks-name></span></h1>
          <p>Your order <strong data-order-id></strong> is on its way to our packing table.</p>
          <p class="muted" data-completed></p>
          <p><a href="/">Begin another checkout</a></p>
        </section>
      </main>
      ${sentPanel}
      <script type="application/json" data-recovery-cart>
        ${jsonData(initialCart(cart))}
      </script>`,
  });
};
