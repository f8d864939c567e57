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

type ReportAnswer =
  | { readonly isTaken: true; readonly completed: number }
  | { readonly isTaken: false; readonly message: string };

const sendReport = async (apiUrl: string, body: string, signature: string): Promise<ReportAnswer> => {
  try {
    const response = await fetch(`${apiUrl}/v1/orders/generic`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-recovery-signature': signature },
      body,
    });
    const answer = answerSchema.safeParse(parseJson(await response.text()));
    return response.ok && answer.success
      ? { isTaken: true, completed: answer.data.completed }
      : { isTaken: false, message: `The order webhook was answered with ${response.status}.` };
  } catch {
    return { isTaken: false, message: 'The order webhook could not be reached.' };
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
    const answer = await sendReport(apiUrl, report, signWebhook(report, orderSecret, now()));
    if (!answer.isTaken) return jsonResponse(502, { message: answer.message });
    return jsonResponse(200, { orderId, completed: answer.completed });
  };
