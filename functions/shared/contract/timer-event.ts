import * as z from 'zod';
import { checkoutIdSchema } from './checkout-id.ts';
import { stepIdSchema } from './store.ts';

/** What a timer hands to recovery: ids only. */
export const timerEventSchema = z.strictObject({
  checkoutId: checkoutIdSchema,
  step: stepIdSchema,
  generation: z.int().positive(),
});

export type TimerEvent = z.infer<typeof timerEventSchema>;
