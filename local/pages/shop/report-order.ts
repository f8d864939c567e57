import * as z from 'zod';
import { readJson } from './read-json.ts';
import { signWebhook } from '../sign-webhook.ts';
import type { EpochMs } from '../../../functions/shared/domain/time.ts';
import type { ShopOrder } from './order-book.ts';

export interface ReportParts {
  readonly apiUrl: string;
  readonly orderSecret: string;
  readonly currency: string;
}

export type ReportOutcome =
  | { readonly isTaken: true; readonly completed: number }
  | { readonly isTaken: false; readonly message: string };

/** Sends one report; never rejects. */
export type ReportOrder = (order: ShopOrder, now: EpochMs) => Promise<ReportOutcome>;

/** Shops do not wait long for an answer: Shopify waits five seconds. */
const PATIENCE_MS = 5000;

const answerSchema = z.object({ completed: z.int() });

/** The body is the same at each try; only the signature tells the time. */
const bodyOf = ({ id, placedAt, customer, cart }: ShopOrder, currency: string): string =>
  JSON.stringify({
    orderId: id,
    checkoutId: customer.checkoutId,
    email: customer.email,
    total: cart.total,
    currency,
    placedAt: new Date(placedAt).toISOString(),
  });

/** The order webhook, signed as any shop's back end signs it. */
export const createReportOrder =
  ({ apiUrl, orderSecret, currency }: ReportParts): ReportOrder =>
  async (order, now) => {
    const body = bodyOf(order, currency);
    try {
      const response = await fetch(`${apiUrl}/v1/orders/generic`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-recovery-signature': signWebhook(body, orderSecret, now),
        },
        body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const answer = answerSchema.safeParse(readJson(await response.text()));
      return response.ok && answer.success
        ? { isTaken: true, completed: answer.data.completed }
        : { isTaken: false, message: `it was answered with ${response.status}` };
    } catch {
      return { isTaken: false, message: 'it was not answered' };
    }
  };
