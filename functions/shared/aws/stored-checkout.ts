import * as z from 'zod';
import { SKIP_REASONS } from '../domain/reasons.ts';
import type { Checkout } from '../domain/checkout.ts';
import { checkoutIdOf } from './keys.ts';

const epochMs = z.number();
const deferReason = z.enum(['capped', 'min-gap', 'sending-unavailable']);

const decisionSchema = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('sent'),
    at: epochMs,
    attempt: z.number(),
    messageId: z.string().optional(),
  }),
  z.object({
    decision: z.literal('skipped'),
    at: epochMs,
    reason: z.enum(SKIP_REASONS),
    attempt: z.number().optional(),
  }),
  z.object({ decision: z.literal('deferred'), at: epochMs, reason: deferReason, until: epochMs }),
]);

const cartSchema = z.object({
  currency: z.string().optional(),
  url: z.string().optional(),
  items: z.array(
    z.object({
      sku: z.string().optional(),
      name: z.string().optional(),
      quantity: z.number(),
      unitPrice: z.number(),
      reduced: z.boolean().optional(),
      url: z.string().optional(),
      image: z.string().optional(),
    }),
  ),
});

const bothStates = {
  pk: z.string(),
  timerGeneration: z.number().default(0),
  timerStep: z.string().optional(),
  steps: z.record(z.string(), decisionSchema).default({}),
  expiresAt: z.number(),
};

const openSchema = z.object({
  ...bothStates,
  state: z.literal('open'),
  seq: z.number(),
  begunAt: epochMs,
  lastActivityAt: epochMs,
  email: z.string().optional(),
  recipientKey: z.string().optional(),
  firstName: z.string().optional(),
  locale: z.string().optional(),
  timeZone: z.string().optional(),
  country: z.string().optional(),
  cart: cartSchema.optional(),
  consent: z.object({ mode: z.enum(['opt-in', 'notice']), version: z.string(), at: z.string() }).optional(),
  isPaused: z.boolean().default(false),
  timerState: z.enum(['armed', 'finished']).optional(),
  timerDueAt: epochMs.optional(),
  parkedSeq: z.number().optional(),
  claim: z
    .object({
      step: z.string(),
      attempt: z.number(),
      claimedAt: epochMs,
      leaseUntil: epochMs,
      isResend: z.boolean().optional(),
      isHeldOut: z.boolean().optional(),
    })
    .optional(),
  lastAttempt: z.number().default(0),
  returnedAt: epochMs.optional(),
});

const closedSchema = z.object({
  ...bothStates,
  state: z.enum(['completed', 'erased']),
  closedAt: epochMs,
});

const storedCheckoutSchema = z.discriminatedUnion('state', [openSchema, closedSchema]);

/** A checkout with the time (epoch seconds) from which it counts as deleted, though DynamoDB may take days to do it. */
export interface StoredCheckout {
  readonly checkout: Checkout;
  readonly expiresAt: number;
}

/** Reads a checkout's item, from the table or from the stream. */
export const parseCheckout = (item: unknown): StoredCheckout => {
  const { pk, expiresAt, ...rest } = storedCheckoutSchema.parse(item);
  return { checkout: { ...rest, checkoutId: checkoutIdOf(pk) }, expiresAt };
};
