import * as z from 'zod';
import { parseAddress } from '../domain/address.ts';
import { checkoutIdSchema } from './checkout-id.ts';
import { amountSchema, currencySchema } from './money.ts';

const MAX_ORDER_ID_LENGTH = 200;
const MAX_ADDRESS_LENGTH = 500;

/**
 * `POST /v1/orders/generic`: what the shop's back end reports. `total` is in minor units of `currency`, `placedAt` is
 * ISO 8601 with an offset; one of `checkoutId` and `email` at least. An `email` that no mail could go to counts as
 * absent: a beacon with it was refused too, and the rest of the order still matters. Other keys are ignored: an order
 * that is refused for one too many would let a customer be mailed.
 */
export const orderSchema = z
  .object({
    orderId: z.string().min(1).max(MAX_ORDER_ID_LENGTH),
    checkoutId: checkoutIdSchema.nullish(),
    email: z
      .string()
      .max(MAX_ADDRESS_LENGTH)
      .nullish()
      .transform((email) => (typeof email === 'string' ? parseAddress(email) : undefined)),
    total: amountSchema,
    currency: currencySchema,
    placedAt: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
  })
  .refine(({ checkoutId, email }) => typeof checkoutId === 'string' || email !== undefined, {
    message: 'expected a checkoutId or an e-mail address at least',
    path: ['email'],
  });

export type Order = z.output<typeof orderSchema>;
