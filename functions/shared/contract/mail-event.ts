import * as z from 'zod';
import { checkoutIdSchema } from './checkout-id.ts';
import { stepIdSchema } from './store.ts';

/**
 * The message tags that lead an event of SES back to its attempt. Values: letters, digits, `_` and `-`, at most 256
 * (https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html).
 */
export const MESSAGE_TAGS = {
  checkout: 'checkout',
  step: 'step',
  attempt: 'attempt',
  recipient: 'recipient',
} as const;

const single = <Value extends z.ZodType>(value: Value) => z.tuple([value]).transform(([only]) => only);

/**
 * What the EventBridge rule passes on of an SES event: no address. `type` is the rule's detail type ("Email Sent",
 * "Email Delivered", "Email Bounced", …). `tags` also holds SES's own, which are ignored.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-eventbridge.html
 */
export const mailEventSchema = z.object({
  type: z.string().max(100),
  messageId: z.string().max(200),
  time: z.iso.datetime({ offset: true }),
  bounceType: z.string().max(50).optional(),
  tags: z.object({
    [MESSAGE_TAGS.checkout]: single(checkoutIdSchema),
    [MESSAGE_TAGS.step]: single(stepIdSchema),
    [MESSAGE_TAGS.attempt]: single(z.coerce.number().int().positive()),
    [MESSAGE_TAGS.recipient]: single(z.string().max(100)),
  }),
});

export type MailEvent = z.infer<typeof mailEventSchema>;
