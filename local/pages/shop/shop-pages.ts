import { htmlResponse, type PageResponse } from '../http.ts';
import { cartPage } from './cart-page.ts';
import { findProduct } from './catalogue.ts';
import { checkoutPage } from './checkout-page.ts';
import { firstCountry } from './countries.ts';
import { checkoutStrip, reportStrip } from './demo-strip.ts';
import { homePage } from './home-page.ts';
import { productPage } from './product-page.ts';
import { missingPage, privacyPage } from './prose-pages.ts';
import { recoveryTag, type RecoveryTagParts } from './recovery-tag.ts';
import { shopLayout, type ShopLayoutParts } from './shop-layout.ts';
import { thanksPage } from './thanks-page.ts';
import type { OrderBook } from './order-book.ts';
import type { FormatMoney } from './product-card.ts';
import type { Reports } from './reports.ts';

export interface ShopPagesParts extends RecoveryTagParts {
  readonly retentionMs: number;
  readonly money: FormatMoney;
  readonly book: Pick<OrderBook, 'find'>;
  readonly reports: Pick<Reports, 'stateOf'>;
}

/** The page at a path without its query; `undefined`: none of the shop's. */
export type ShopPages = (path: string) => PageResponse | undefined;

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ');

export const createShopPages = (parts: ShopPagesParts): ShopPages => {
  const { shop, consent, money, book, reports } = parts;
  const policy = `${POLICY}; connect-src 'self' ${new URL(parts.apiUrl).origin}`;

  const page = (layout: Omit<ShopLayoutParts, 'shopName' | 'locale'>, status = 200): PageResponse => ({
    ...htmlResponse(shopLayout({ shopName: shop.name, locale: shop.locale, ...layout }), policy),
    status,
  });

  const missing = () => page({ title: 'Not here', styles: ['shop-checkout'], body: missingPage }, 404);

  const product = (sku: string) => {
    const found = findProduct(sku);
    if (found === undefined) return missing();
    return page({ title: found.name, styles: ['shop-products'], body: productPage(found, money) });
  };

  const thanks = (orderId: string) => {
    const order = book.find(orderId);
    if (order === undefined) return missing();
    return page({
      title: 'Thank you',
      styles: ['shop-checkout', 'shop-demo'],
      body: thanksPage(order, money),
      below: reportStrip(reports.stateOf(orderId)),
    });
  };

  const fixed = (path: string) => {
    switch (path) {
      case '/shop':
        return page({ title: 'Kitchen', styles: ['shop-products'], body: homePage(money) });
      case '/shop/cart':
        return page({
          title: 'Cart',
          styles: ['shop-checkout'],
          scripts: recoveryTag(parts),
          body: cartPage,
        });
      case '/shop/checkout':
        return page({
          title: 'Checkout',
          styles: ['shop-checkout', 'shop-demo'],
          scripts: recoveryTag(parts),
          body: checkoutPage(firstCountry(consent), money),
          below: checkoutStrip(consent),
        });
      case '/privacy':
        return page({ title: 'Privacy', styles: ['shop-checkout'], body: privacyPage(parts.retentionMs) });
      default:
        return undefined;
    }
  };

  return (path) => {
    const [, shelf, id] = /^\/shop\/(products|thanks)\/([\w-]+)$/.exec(path) ?? [];
    if (id !== undefined) return shelf === 'products' ? product(id) : thanks(id);
    return fixed(path.replace(/\/$/, '')) ?? (path.startsWith('/shop/') ? missing() : undefined);
  };
};
