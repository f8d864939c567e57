import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { EpochMs } from '../../functions/shared/domain/time.ts';
import { findProduct } from '../pages/shop/catalogue.ts';
import { DEFAULT_DELIVERY } from '../pages/shop/deliveries.ts';
import { priceCart } from '../pages/shop/price-cart.ts';
import { toRecoveryCart } from '../pages/shop/recovery-cart.ts';
import { signWebhook } from '../pages/sign-webhook.ts';
import type { Client } from './client.ts';

/** What a shopper's browser and the shop's back end send. */
export interface Shop {
  /** What the local run's clock shows. */
  now(): Promise<EpochMs>;
  /** A new checkout's id, as the browser makes it. */
  newCheckoutId(): string;
  /** One beacon: all that is typed so far. */
  type(checkoutId: string, typed: Typed): Promise<void>;
  /** "Don't save". */
  forget(checkoutId: string): Promise<void>;
  /** The signed order webhook. → how many checkouts it completed. */
  order(checkoutId: string): Promise<number>;
}

export interface Typed {
  readonly email: string;
  readonly firstName: string;
  readonly locale: string;
  readonly country: string;
  readonly consent: 'opt-in' | 'notice';
  readonly quantity?: number;
}

const SKU = 'TEAPOT-SAGE';

/** What everybody in the story wants. */
export const TEAPOT = findProduct(SKU)?.name ?? SKU;

const teapots = (quantity: number) => priceCart([{ sku: SKU, quantity }], DEFAULT_DELIVERY);

const configSchema = z.object({
  apiUrl: z.string(),
  orderWebhookSecret: z.string(),
  store: z.string(),
  configuration: z.object({ currency: z.string() }),
});
const clockSchema = z.object({ now: z.iso.datetime() });
const completedSchema = z.object({ completed: z.number() });

/** 18 random bytes are 24 URL-safe characters. */
const ID_BYTES = 18;

export const openShop = async (client: Client): Promise<Shop> => {
  const { apiUrl, orderWebhookSecret, store, configuration } = await client.look('config', configSchema);
  const now = async () => Date.parse((await client.look('clock', clockSchema)).now);

  return {
    now,
    newCheckoutId: () => randomBytes(ID_BYTES).toString('base64url'),
    type: async (checkoutId, { email, firstName, locale, country, consent, quantity = 1 }) => {
      const at = await now();
      const beacon = {
        v: 1,
        seq: at,
        store,
        email,
        firstName,
        locale,
        country,
        cart: toRecoveryCart(teapots(quantity), { currency: configuration.currency, homeUrl: apiUrl }),
        consent: { mode: consent, version: '1', at: new Date(at).toISOString() },
      };
      // As sendBeacon does it, so that no preflight is needed.
      await client.post(`/v1/checkouts/${checkoutId}`, JSON.stringify(beacon), {
        'content-type': 'text/plain;charset=UTF-8',
      });
    },
    forget: async (checkoutId) => {
      await client.post(`/v1/checkouts/${checkoutId}/forget`, '');
    },
    order: async (checkoutId) => {
      const at = await now();
      const order = JSON.stringify({
        orderId: randomUUID(),
        checkoutId,
        total: teapots(1).total,
        currency: configuration.currency,
        placedAt: new Date(at).toISOString(),
      });
      const response = await client.post('/v1/orders/generic', order, {
        'content-type': 'application/json',
        'x-recovery-signature': signWebhook(order, orderWebhookSecret, at),
      });
      return completedSchema.parse(await response.json()).completed;
    },
  };
};
