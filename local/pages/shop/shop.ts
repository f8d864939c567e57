import { randomInt } from 'node:crypto';
import { redirectTo, type PageRequest, type PageResponse } from '../http.ts';
import { moneyFormat } from '../money.ts';
import { createBackEnd } from './back-end.ts';
import { createOrderBook, newOrderId } from './order-book.ts';
import { createReportOrder } from './report-order.ts';
import { createReports } from './reports.ts';
import { createShopPages } from './shop-pages.ts';
import type { Activity, DueSource } from '../../ports.ts';
import type { ShopSettings } from '../../../functions/shared/contract/store.ts';
import type { ConsentRules } from '../../../functions/shared/domain/consent.ts';
import type { EpochMs } from '../../../functions/shared/domain/time.ts';

/** What the demo shop is told of the store whose shop it plays. */
export interface DemoShopSettings {
  /** The environment variable SHOP of the functions. */
  readonly shop: ShopSettings;
  /** `SENDING.consent` of recover. */
  readonly consent: ConsentRules;
  /** `RETENTION.checkoutMs`. */
  readonly retentionMs: number;
  /** Without a slash at the end: where the storefront script and the shop's back end send to. */
  readonly apiUrl: string;
  /** This run's secret for order webhooks. */
  readonly orderSecret: string;
  /** The local run's clock: order webhooks are signed by it. */
  readonly now: () => EpochMs;
}

/**
 * The demo shop: its pages and its back end. An order's report that was not taken is due again later, by the clock of
 * the run.
 */
export interface DemoShop extends DueSource, Activity {
  /**
   * `/shop`, `/shop/products/:sku`, `/shop/cart`, `/shop/checkout`, `/shop/thanks/:order`, `/privacy` and `/_shop/*`.
   * `undefined` for other paths.
   */
  answer(request: PageRequest): Promise<PageResponse | undefined>;
  /** Forgets all orders. */
  reset(): void;
}

export const createDemoShop = (settings: DemoShopSettings): DemoShop => {
  const { shop, now } = settings;
  const money = moneyFormat(shop.locale, shop.currency);
  const book = createOrderBook();
  const reports = createReports(createReportOrder({ ...settings, currency: shop.currency }), now);
  const pages = createShopPages({ ...settings, money, book, reports });
  const backEnd = createBackEnd({
    place: shop,
    money,
    book,
    reports,
    now,
    newOrderId: () => newOrderId((below) => randomInt(below)),
  });

  const answer = (method: string, { pathname, search, searchParams }: URL, body: string) => {
    switch (`${method} ${pathname}`) {
      case 'POST /_shop/cart':
        return backEnd.showCart(body);
      case 'POST /_shop/orders':
        return backEnd.placeOrder(body);
      case 'GET /_shop/orders':
        return backEnd.listOrders();
      case 'GET /':
        // A return link leads to the store's home where no cart page is known.
        return searchParams.has('recover') ? redirectTo(`/shop/checkout${search}`) : undefined;
      default:
        return method === 'GET' ? pages(pathname) : undefined;
    }
  };

  return {
    answer: async ({ method, path, body }) => answer(method, new URL(path, 'http://localhost'), body),
    nextDueAt: reports.nextDueAt,
    fireDue: reports.fireDue,
    isIdle: reports.isIdle,
    reset: () => {
      book.reset();
      reports.reset();
    },
  };
};
