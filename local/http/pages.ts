import { ordersEnv } from '../../functions/orders/env.ts';
import { recoverEnv } from '../../functions/recover/env.ts';
import type { Engine } from '../engine.ts';
import { createPages, type PageBundles } from '../pages/pages.ts';
import { createDemoShop } from '../pages/shop/shop.ts';
import type { StackModel } from '../stack/model.ts';
import type { HttpAnswer, HttpRequest } from './request.ts';

interface PagesParts {
  readonly engine: Pick<Engine, 'clock' | 'join' | 'secrets'>;
  readonly model: StackModel;
  readonly url: string;
  readonly bundles: PageBundles;
}

const environmentOf = (model: StackModel, shortName: string) =>
  model.functions.find((candidate) => candidate.shortName === shortName)?.environment;

/** This run's secret for order webhooks, where the orders function finds it. */
export const orderSecretOf = ({ engine, model }: Pick<PagesParts, 'engine' | 'model'>): string => {
  const { ORDER_SECRET_ID } = ordersEnv.parse(environmentOf(model, 'orders'));
  const secret = engine.secrets.valueOf(ORDER_SECRET_ID);
  if (secret === undefined) throw new Error('the template has no secret for order webhooks');
  return secret;
};

/** What beacons name as their store. */
export const storeIdOf = (model: StackModel): string =>
  recoverEnv.parse(environmentOf(model, 'recover')).SHOP.storeId;

/** The demo shop and the mailbox, told of the store by the same variables as the functions. */
export const openPages = async (
  parts: PagesParts,
): Promise<(request: HttpRequest) => Promise<HttpAnswer | undefined>> => {
  const { SHOP, SENDING, RETENTION } = recoverEnv.parse(environmentOf(parts.model, 'recover'));
  const shop = createDemoShop({
    shop: SHOP,
    consent: SENDING.consent,
    retentionMs: RETENTION.checkoutMs,
    apiUrl: parts.url,
    orderSecret: orderSecretOf(parts),
    now: parts.engine.clock.now,
  });
  parts.engine.join(shop);
  const pages = await createPages(shop, parts.bundles);
  return ({ method, path, query, body }) =>
    pages({
      method: method === 'HEAD' ? 'GET' : method,
      path: query === '' ? path : `${path}?${query}`,
      body: body.toString('utf8'),
    });
};
