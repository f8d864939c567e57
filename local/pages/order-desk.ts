import * as z from 'zod';
import { checkoutIdSchema } from '../../functions/shared/contract/checkout-id.ts';
import { jsonResponse, type PageResponse } from './http.ts';
import { signWebhook } from './sign-webhook.ts';
import type { DemoCart } from './demo-cart.ts';
import type { EpochMs } from '../../functions/shared/domain/time.ts';

export interface OrderDeskParts {
  readonly apiUrl: string;
  readonly orderSecret: string;
  readonly cart: DemoCart;
  readonly now: () => EpochMs;
  readonly newOrderId: () => string;
}

const formSchema = z.strictObject({
  checkoutId: checkoutIdSchema.optional(),
  email: z.string().min(1),
  items: z.array(z.strictObject({ sku: z.string(), quantity: z.int().min(1).max(99) })).min(1),
});

const answerSchema = z.object({ completed: z.int() });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * The demo shop's back end: takes an order at the shop's own prices and reports it, signed, as any shop's would.
 * → 200 `{"orderId","completed"}`, 400 for a form it cannot take, 502 where the report was not taken.
 */
export const createOrderDesk =
  ({ apiUrl, orderSecret, cart, now, newOrderId }: OrderDeskParts) =>
  async (body: string): Promise<PageResponse> => {
    const form = formSchema.safeParse(parseJson(body));
    if (!form.success) return jsonResponse(400, { message: z.prettifyError(form.error) });
    const { checkoutId, email, items } = form.data;
    const priceOf = (sku: string) => cart.products.find((product) => product.sku === sku)?.unitPrice ?? 0;
    const total = items.reduce((sum, { sku, quantity }) => sum + quantity * priceOf(sku), cart.shipping);
    const orderId = newOrderId();
    const placedAt = new Date(now()).toISOString();
    const report = JSON.stringify({ orderId, checkoutId, email, total, currency: cart.currency, placedAt });
    const response = await fetch(`${apiUrl}/v1/orders/generic`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-recovery-signature': signWebhook(report, orderSecret, now()),
      },
      body: report,
    });
    const answer = answerSchema.safeParse(parseJson(await response.text()));
    if (!response.ok || !answer.success) {
      return jsonResponse(502, { message: `The order webhook was answered with ${response.status}.` });
    }
    return jsonResponse(200, { orderId, completed: answer.data.completed });
  };
