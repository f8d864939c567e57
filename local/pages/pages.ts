import { randomUUID } from 'node:crypto';
import { loadAssets } from './assets.ts';
import { createDemoCart } from './demo-cart.ts';
import { homePageCountries, pickCountry } from './countries.ts';
import { htmlResponse, type PageRequest, type PageResponse } from './http.ts';
import { mailboxPage } from './mailbox-page.ts';
import { createOrderDesk } from './order-desk.ts';
import { privacyPage } from './privacy-page.ts';
import { shopPage } from './shop-page.ts';
import type { ShopSettings } from '../../functions/shared/contract/store.ts';
import type { ConsentRules } from '../../functions/shared/domain/consent.ts';
import type { EpochMs } from '../../functions/shared/domain/time.ts';

/** What the pages are told of the run that they show. */
export interface PagesSettings {
  /** The environment variable SHOP of the functions. */
  readonly shop: ShopSettings;
  /** `SENDING.consent` of recover. */
  readonly consent: ConsentRules;
  /** `RETENTION.checkoutMs`. */
  readonly retentionMs: number;
  /** Without a slash at the end: where the storefront script and the demo shop's back end send to. */
  readonly apiUrl: string;
  /** This run's secret for order webhooks. */
  readonly orderSecret: string;
  /** The local run's clock: order webhooks are signed by it. */
  readonly now: () => EpochMs;
}

/** `undefined`: none of our pages. */
export type Pages = (request: PageRequest) => Promise<PageResponse | undefined>;

const POLICY_OF_SHOP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'";

/** Mails bring their own styles, and run no scripts: their frame is sandboxed. */
const POLICY_OF_MAILBOX =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src * data:; connect-src 'self'";

/**
 * The pages of the local run, for its HTTP server, which asks them last or first as it likes: `/` the demo shop's
 * checkout, `/privacy`, `/mailbox`, `/beacon.js` the storefront script, `/assets/*`, and `POST /_shop/orders`, the demo
 * shop's back end. The pages use `/_local/clock` and `/_local/mailbox` of the same server. Bundles the scripts, so
 * rejects where they do not build.
 */
export const createPages = async (settings: PagesSettings): Promise<Pages> => {
  const { shop, consent, apiUrl } = settings;
  const assets = await loadAssets();
  const cart = createDemoCart(shop);
  const policyOfShop = `${POLICY_OF_SHOP}; connect-src 'self' ${new URL(apiUrl).origin}`;
  const desk = createOrderDesk({ ...settings, cart, newOrderId: () => `demo-${randomUUID().slice(0, 8)}` });

  const renderShop = (query: URLSearchParams) =>
    shopPage({
      ...settings,
      cart,
      country: pickCountry(query.get('country'), consent),
      countries: homePageCountries(consent),
    });

  const get = (url: URL): PageResponse | undefined => {
    switch (url.pathname) {
      case '/':
        return htmlResponse(renderShop(url.searchParams), policyOfShop);
      case '/privacy':
        return htmlResponse(privacyPage(settings), policyOfShop);
      case '/mailbox':
        return htmlResponse(mailboxPage(), POLICY_OF_MAILBOX);
      default:
        return assets(url.pathname);
    }
  };

  return async ({ method, path, body }) => {
    const url = new URL(path, 'http://localhost');
    if (method === 'GET') return get(url);
    return method === 'POST' && url.pathname === '/_shop/orders' ? desk(body) : undefined;
  };
};
