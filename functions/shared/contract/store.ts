import * as z from 'zod';

/**
 * The store's settings as the functions get them: the checked configuration with durations turned into milliseconds.
 * Each function's `env.ts` picks what it needs.
 */
export const stepIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,15}$/, '1 to 16 characters of a-z 0-9 -, a letter first');

const durationMs = z.int().nonnegative();
const origin = z.string();
const consentMode = z.enum(['opt-in', 'notice', 'off']);

export const storeIdSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, '1 to 32 characters of a-z 0-9 -, a letter first');

const consentRulesSchema = z.object({
  default: consentMode,
  countries: z.record(z.string(), consentMode),
});

const stepSchema = z.object({
  id: stepIdSchema,
  template: z.enum(['help', 'reminder', 'offer']),
  delayMs: durationMs,
  maxLatenessMs: durationMs,
});

export const sequenceSettingsSchema = z.object({
  steps: z.array(stepSchema),
  /** Added to the first step's delay when its timer is armed, so that typing on seldom needs a second timer. */
  typingAllowanceMs: durationMs,
});

export const retentionSettingsSchema = z.object({ checkoutMs: durationMs, recipientMs: durationMs });

export const sendingSettingsSchema = z.object({
  caps: z.array(z.object({ count: z.int().positive(), windowMs: durationMs })),
  minGapMs: durationMs,
  onUnknown: z.enum(['skip', 'resend']),
  holdoutPercent: z.number(),
  consent: consentRulesSchema,
});

export const shopSettingsSchema = z.object({
  storeId: storeIdSchema,
  name: z.string(),
  /** Where a shopper without a stored cart page lands: the first storefront origin. */
  homeUrl: z.string(),
  locale: z.string(),
  currency: z.string(),
});

export const senderSettingsSchema = z.object({
  /** The person who signs. */
  name: z.string(),
  address: z.string(),
  replyTo: z.string(),
  phone: z.string().optional(),
  postalAddress: z.string(),
});

/** The origins that a cart's links and pictures may point to. */
export const linkOriginsSchema = z.object({ returns: z.array(origin), images: z.array(origin) });

export type SequenceSettings = z.infer<typeof sequenceSettingsSchema>;
export type RetentionSettings = z.infer<typeof retentionSettingsSchema>;
export type SendingSettings = z.infer<typeof sendingSettingsSchema>;
export type ShopSettings = z.infer<typeof shopSettingsSchema>;
export type SenderSettings = z.infer<typeof senderSettingsSchema>;
export type LinkOrigins = z.infer<typeof linkOriginsSchema>;
