import * as z from 'zod';
import { jsonResponse, type PageResponse } from '../http.ts';
import { cartView, summaryView } from './cart-views.ts';
import { DEFAULT_DELIVERY, findDelivery } from './deliveries.ts';
import { cartRequestSchema, MAX_BODY_LENGTH, orderRequestSchema } from './order-schema.ts';
import { priceCart } from './price-cart.ts';
import { readJson } from './read-json.ts';
import { toRecoveryCart, type ShopPlace } from './recovery-cart.ts';
import type { OrderBook } from './order-book.ts';
import type { FormatMoney } from './product-card.ts';
import type { Reports } from './reports.ts';
import type { EpochMs } from '../../../functions/shared/domain/time.ts';

export interface BackEndParts {
  readonly place: ShopPlace;
  readonly money: FormatMoney;
  readonly book: OrderBook;
  readonly reports: Reports;
  readonly now: () => EpochMs;
  readonly newOrderId: () => string;
}

/** What the shop's pages ask of their server, all JSON. */
export interface BackEnd {
  /**
   * `POST /_shop/cart`: prices a cart. → 200 `{"items", "count", "total", "html", "recoveryCart"}`: what of it is sold,
   * the pieces, the view's total as text, the view that was asked for, and the cart for the storefront script.
   */
  showCart(body: string): PageResponse;
  /**
   * `POST /_shop/orders`: takes an order at the shop's own prices and reports it. The shopper is thanked whatever
   * becomes of the report, which is repeated until it is taken. → 200 `{"orderId", "isReported"}`
   */
  placeOrder(body: string): Promise<PageResponse>;
  /** `GET /_shop/orders`: what was ordered, and how its report went. Nothing of the customer. */
  listOrders(): PageResponse;
}

type Refused = { readonly refusal: PageResponse };

const refuse = (status: number, message: string): Refused => ({ refusal: jsonResponse(status, { message }) });

const read = <Schema extends z.ZodType>(
  schema: Schema,
  body: string,
): { readonly value: z.output<Schema> } | Refused => {
  if (body.length > MAX_BODY_LENGTH) return refuse(413, 'That is more than the shop can take.');
  const parsed = schema.safeParse(readJson(body));
  return parsed.success ? { value: parsed.data } : refuse(400, z.prettifyError(parsed.error));
};

const iso = (at: EpochMs): string => new Date(at).toISOString();

export const createBackEnd = ({ place, money, book, reports, now, newOrderId }: BackEndParts): BackEnd => ({
  showCart: (body) => {
    const request = read(cartRequestSchema, body);
    if ('refusal' in request) return request.refusal;
    const { view, items, delivery } = request.value;
    const cart = priceCart(items, findDelivery(delivery) ?? DEFAULT_DELIVERY);
    const show = view === 'cart' ? cartView : summaryView;
    return jsonResponse(200, {
      items: cart.lines.map(({ product: { sku }, quantity }) => ({ sku, quantity })),
      count: cart.count,
      total: money(view === 'cart' ? cart.goods : cart.total),
      html: show(cart, money).markup,
      recoveryCart: toRecoveryCart(cart, place),
    });
  },

  placeOrder: async (body) => {
    const request = read(orderRequestSchema, body);
    if ('refusal' in request) return request.refusal;
    const { value: customer } = request;
    const delivery = findDelivery(customer.delivery) ?? DEFAULT_DELIVERY;
    const cart = priceCart(customer.items, delivery);
    if (cart.lines.length < customer.items.length)
      return jsonResponse(400, { message: 'Something in this cart is not sold any more.' });
    const order = { id: newOrderId(), placedAt: now(), customer, cart, delivery };
    book.add(order);
    return jsonResponse(200, { orderId: order.id, isReported: await reports.report(order) });
  },

  listOrders: () =>
    jsonResponse(
      200,
      book.list().map(({ id, placedAt, cart }) => {
        const { attempts, nextAt } = reports.stateOf(id);
        return {
          orderId: id,
          placedAt: iso(placedAt),
          total: cart.total,
          currency: place.currency,
          isReported: attempts.at(-1)?.isTaken === true,
          attempts: attempts.map(({ at, ...outcome }) => ({ at: iso(at), ...outcome })),
          nextAttemptAt: nextAt === undefined ? undefined : iso(nextAt),
        };
      }),
    ),
});
