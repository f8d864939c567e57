import { html, type Html } from '../../../functions/shared/html.ts';

export interface ShopLayoutParts {
  readonly shopName: string;
  /** BCP 47. */
  readonly locale: string;
  readonly title: string;
  /** Style sheets below /assets, besides the shop's common one. */
  readonly styles?: readonly string[];
  /** After the shop's own script, which runs before them. */
  readonly scripts?: Html;
  readonly body: Html;
  /** Below the footer, so no part of the shop. */
  readonly below?: Html;
}

const CART_ICON = html`<svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
  <path
    d="M4 9h16l-1.6 10.2a1 1 0 0 1-1 .8H6.6a1 1 0 0 1-1-.8zM8.5 9a3.5 3.5 0 0 1 7 0"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linejoin="round"
  />
</svg>`;

const header = (shopName: string): Html =>
  html`<header class="shop-header">
    <a class="brand" href="/shop">${shopName}</a>
    <nav aria-label="Shop">
      <a class="cart-link" href="/shop/cart"
        >${CART_ICON} Cart
        <span class="count" data-cart-count hidden></span>
      </a>
    </nav>
  </header>`;

/** The link back to the console is shown by the script where the shop has a window of its own. */
const footer = (shopName: string): Html =>
  html`<footer class="shop-footer">
    <p>${shopName}. Things for the kitchen since 1921.</p>
    <ul>
      <li><a href="/shop">All products</a></li>
      <li><a href="/privacy">Privacy</a></li>
      <li data-console-link hidden><a href="/">Back to the console</a></li>
    </ul>
    <p class="muted">A demo shop: nothing is sold here, and no card is charged.</p>
  </footer>`;

export const shopLayout = ({ shopName, locale, title, styles = [], ...parts }: ShopLayoutParts): string =>
  html`<!doctype html>
    <html lang="${locale}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title} · ${shopName}</title>
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/shop.css" />
        ${styles.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css" />`)}
        <script src="/assets/shop.js" type="module"></script>
        ${parts.scripts}
      </head>
      <body>
        <a class="skip" href="#main">Skip to the content</a>
        ${header(shopName)}
        <main id="main" tabindex="-1">${parts.body}</main>
        ${footer(shopName)} ${parts.below}
      </body>
    </html>`.markup;
