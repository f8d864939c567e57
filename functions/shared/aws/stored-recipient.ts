import * as z from 'zod';
import type { RecipientKey } from '../domain/checkout.ts';
import { noRecipientYet, type Recipient } from '../domain/recipient.ts';

const epochMs = z.number();

const storedRecipientSchema = z.object({
  unsubscribedAt: epochMs.optional(),
  suppressedAt: epochMs.optional(),
  suppressedFor: z.enum(['hard-bounce', 'complaint']).optional(),
  orderedAt: epochMs.optional(),
  slots: z.record(z.string(), epochMs).default({}),
  slotsVersion: z.number().default(0),
  sequenceCheckoutId: z.string().optional(),
  sequenceBegunAt: epochMs.optional(),
});

/** Reads a recipient's item; where there is none, a recipient of whom nothing is known yet. */
export const parseRecipient = (key: RecipientKey, item: unknown): Recipient => {
  if (item === undefined) return noRecipientYet(key);
  const { sequenceCheckoutId, sequenceBegunAt, ...rest } = storedRecipientSchema.parse(item);
  const hasSequence = sequenceCheckoutId !== undefined && sequenceBegunAt !== undefined;
  return {
    key,
    ...rest,
    ...(hasSequence && { sequence: { checkoutId: sequenceCheckoutId, begunAt: sequenceBegunAt } }),
  };
};
