import * as z from 'zod';
import { parseAddress } from '../domain/address.ts';
import { canonicalLocale, canonicalTimeZone, isCountryCode } from '../domain/place.ts';
import { linkUrlSchema } from './link-url.ts';
import { amountSchema, currencySchema } from './money.ts';
import type { LinkOrigins } from './store.ts';
import { textSchema } from './text.ts';

/** Lengths in characters. Each is well above what people and shops write, and together they keep a mail readable. */
const MAX = {
  /** RFC 5321, 4.5.3.1.3: a path of 256 with its angle brackets. */
  email: 254,
  firstName: 100,
  /** RFC 5646, 4.4.1. */
  locale: 35,
  timeZone: 64,
  sku: 100,
  itemName: 250,
  items: 50,
  quantity: 9999,
  consentVersion: 64,
  session: 4096,
  /** A day on the page. */
  signalMs: 86_400_000,
  signalKeys: 100_000,
  /** The year 2100, in epoch milliseconds. No card number of 13 digits or more is as low. */
  seq: 4_102_444_800_000,
} as const;

/** Maps a string to its usual form, or refuses it with `message`. */
const canonical = <Canonical extends string | null>(
  canonicalOf: (text: string) => Canonical | undefined,
  message: string,
) =>
  z.transform((text: string, context) => {
    const value = canonicalOf(text);
    if (value !== undefined) return value;
    context.issues.push({ code: 'custom', message, input: text });
    return z.NEVER;
  });

/** A form's field that was emptied is as good as cleared. */
const emptyAsNull = <Schema extends z.ZodType<string | null>>(schema: Schema) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    schema.nullable(),
  );

/** Looked at again as it will be stored: a host name is spelt in many ways. */
const emailSchema = textSchema(MAX.email)
  .pipe(canonical(parseAddress, 'expected an e-mail address'))
  .pipe(textSchema(MAX.email));

/** A digit of any script is in no name, but it is in each part of a card number typed into the wrong fields. */
const firstNameSchema = z
  .string()
  .trim()
  .pipe(textSchema(MAX.firstName).regex(/^[^\p{N}\p{Cc}]*$/u, 'expected a name, without digits'));

const localeSchema = textSchema(MAX.locale).pipe(
  canonical(canonicalLocale, 'expected a language tag, such as de-DE'),
);

/** A browser may know zones that this runtime does not, or not know its own (`Etc/Unknown`): no reason to lose an address. */
const timeZoneOrNone = (text: string): string | null | undefined =>
  canonicalTimeZone(text) ?? (/^[a-z]+(?:\/[\w+-]+)+$/i.test(text) ? null : undefined);

const timeZoneSchema = textSchema(MAX.timeZone).pipe(
  canonical(timeZoneOrNone, 'expected an IANA time zone, such as Europe/Berlin'),
);

const countrySchema = z
  .string()
  .max(2)
  .refine(isCountryCode, 'expected a country of ISO 3166-1 alpha-2, such as DE');

const consentSchema = z.strictObject({
  mode: z.enum(['notice', 'opt-in']),
  version: textSchema(MAX.consentVersion).min(1),
  at: z.iso
    .datetime({ offset: true })
    .regex(/^(?!.*\d{10})/, 'expected a second to the nanosecond at most')
    .transform((text) => new Date(text).toISOString()),
});

const signalsSchema = z.strictObject({
  ms: z.int().nonnegative().max(MAX.signalMs),
  keys: z.int().nonnegative().max(MAX.signalKeys),
});

/** Within a cart, which always comes whole, `null` says the same as absent. */
const maybe = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

const cartSchema = (origins: LinkOrigins) => {
  const link = linkUrlSchema(origins.returns);
  const item = z.strictObject({
    sku: maybe(textSchema(MAX.sku)),
    name: maybe(textSchema(MAX.itemName)),
    quantity: z.int().min(1).max(MAX.quantity),
    unitPrice: amountSchema,
    reduced: maybe(z.boolean()),
    url: maybe(link),
    image: maybe(linkUrlSchema([...origins.images, ...origins.returns])),
  });
  return z.strictObject({
    currency: maybe(currencySchema),
    url: maybe(link),
    items: z.array(item).max(MAX.items),
  });
};

/**
 * `POST /v1/checkouts/{checkoutId}`: what the browser sends, once the card numbers are out of its cart. Absent means
 * unchanged, `null` cleared; keys that are not named here are refused. `seq` is the browser's
 * `max(Date.now(), last + 1)`. Made once for each cold start.
 */
export const createBeaconSchema = (store: { readonly storeId: string; readonly origins: LinkOrigins }) =>
  z.strictObject({
    v: z.literal(1),
    seq: z.int().nonnegative().max(MAX.seq),
    store: z.literal(store.storeId, 'this API belongs to another store').nullish(),
    email: emptyAsNull(emailSchema).optional(),
    firstName: emptyAsNull(firstNameSchema).optional(),
    locale: emptyAsNull(localeSchema).optional(),
    timeZone: emptyAsNull(timeZoneSchema).optional(),
    country: emptyAsNull(countrySchema).optional(),
    cart: cartSchema(store.origins).nullish(),
    consent: consentSchema.nullish(),
    session: textSchema(MAX.session).nullish(),
    signals: signalsSchema.nullish(),
    paused: z
      .boolean()
      .nullish()
      .transform((isPaused) => (isPaused === null ? false : isPaused)),
  });

export type Beacon = z.output<ReturnType<typeof createBeaconSchema>>;
