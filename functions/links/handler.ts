import middy from '@middy/core';
import type { LinkOrigins, ShopSettings } from '../shared/contract/store.ts';
import type { HttpEvent } from '../shared/http/body-middleware.ts';
import { HttpError } from '../shared/http/errors.ts';
import { createHttpHandler, type Route } from '../shared/http/http-handler.ts';
import { html, json, redirect, type HttpResponse } from '../shared/http/responses.ts';
import type { EpochMs } from '../shared/domain/time.ts';
import type { Clock, Count, LinkStore, LinkTokens, Log } from '../shared/ports.ts';
import { openReturn } from './open-return.ts';
import * as pages from './pages.ts';
import { restoreCart } from './restore-cart.ts';
import { checkUnsubscribeLink, unsubscribe } from './unsubscribe.ts';

export interface LinksDependencies {
  readonly shop: ShopSettings;
  readonly origins: LinkOrigins;
  readonly tokens: LinkTokens;
  readonly store: LinkStore;
  readonly count: Count;
  readonly log: Log;
  readonly clock: Clock;
}

type TokenRoute = (token: string, now: EpochMs) => Promise<HttpResponse>;

const send = ({ statusCode, body, headers }: pages.LinkPage): HttpResponse => html(statusCode, body, headers);

const returnRoute =
  ({ shop, origins, ...dependencies }: LinksDependencies): TokenRoute =>
  async (token, now) => {
    const outcome = await openReturn(token, now, { shop, origins }, dependencies);
    switch (outcome.kind) {
      case 'redirect':
        return redirect(outcome.location);
      case 'gone':
        return send(pages.cartGonePage(shop));
      case 'unknown':
        return send(pages.unknownLinkPage(shop));
    }
  };

const restoreRoute =
  (dependencies: LinksDependencies): TokenRoute =>
  async (token, now) => {
    const outcome = await restoreCart(token, now, dependencies);
    switch (outcome.kind) {
      case 'restored':
        return json(200, { cart: outcome.cart });
      case 'gone':
        throw new HttpError('gone', 'This cart is no longer kept.');
      case 'unknown':
        throw new HttpError('not-found', 'There is no such cart.');
    }
  };

const unsubscribeRoute =
  (
    { shop, ...dependencies }: LinksDependencies,
    follow: typeof checkUnsubscribeLink | typeof unsubscribe,
    page: (shop: ShopSettings) => pages.LinkPage,
  ): TokenRoute =>
  async (token, now) => {
    const link = await follow(token, now, dependencies);
    switch (link) {
      case 'valid':
        return send(page(shop));
      case 'expired':
        return send(pages.unsubscribeExpiredPage(shop));
      case 'forged':
        return send(pages.unknownLinkPage(shop));
    }
  };

const SCRIPT_ROUTE = 'POST /v1/restore/{token}';

/** People in a browser get a page where a script gets JSON. */
const failuresAsPages = (shop: ShopSettings): middy.MiddlewareObj<HttpEvent, HttpResponse> => ({
  after: (request) => {
    const statusCode = request.response?.statusCode ?? 200;
    const isFailure = statusCode === 413 || statusCode >= 429;
    if (isFailure && request.event.routeKey !== SCRIPT_ROUTE) {
      request.response = send(pages.failurePage(statusCode, shop));
    }
  },
});

/** What the links in the mails do. A GET changes and counts nothing, since mail scanners follow links too. */
export const createLinksHandler = (dependencies: LinksDependencies) => {
  const { shop, log, clock } = dependencies;
  const onToken =
    (route: TokenRoute): Route =>
    (event) =>
      route(event.pathParameters?.['token'] ?? '', clock());
  const routes = new Map<string, Route>([
    ['GET /r/{token}', onToken(returnRoute(dependencies))],
    [SCRIPT_ROUTE, onToken(restoreRoute(dependencies))],
    ['GET /u/{token}', onToken(unsubscribeRoute(dependencies, checkUnsubscribeLink, pages.unsubscribePage))],
    ['POST /u/{token}', onToken(unsubscribeRoute(dependencies, unsubscribe, pages.unsubscribedPage))],
  ]);
  const handle = createHttpHandler(routes, log);
  return middy<HttpEvent, HttpResponse>(handle).use(failuresAsPages(shop));
};
