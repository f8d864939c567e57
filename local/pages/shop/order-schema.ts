import * as z from 'zod';
import { checkoutIdSchema } from '../../../functions/shared/contract/checkout-id.ts';
import { DELIVERIES } from './deliveries.ts';

/** Of any body that a browser sends to the shop's back end, in characters. */
export const MAX_BODY_LENGTH = 8192;

const MAX_LINES = 50;
const MAX_QUANTITY = 99;

const line = z.strictObject({
  sku: z.string().min(1).max(100),
  quantity: z.int().min(1).max(MAX_QUANTITY),
});

const lines = z.array(line).max(MAX_LINES);

const delivery = z.enum(DELIVERIES.map(({ id }) => id));

const text = (longest: number) => z.string().trim().min(1).max(longest);

/** `POST /_shop/cart`: what lies in the cart, and where it is to be shown. */
export const cartRequestSchema = z.strictObject({
  view: z.enum(['cart', 'summary']),
  items: lines,
  delivery,
});

/** `POST /_shop/orders`: what the checkout form holds. No prices: these are the shop's. No card: it goes nowhere. */
export const orderRequestSchema = z.strictObject({
  checkoutId: checkoutIdSchema.optional(),
  items: lines.min(1),
  delivery,
  email: text(254),
  phone: z.string().trim().max(40),
  firstName: text(100),
  lastName: text(100),
  street: text(200),
  postcode: text(20),
  city: text(100),
  country: z.string().regex(/^[A-Z]{2}$/),
});

export type OrderRequest = z.output<typeof orderRequestSchema>;
