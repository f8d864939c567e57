import * as z from 'zod';
import { storeIdSchema } from '../../functions/shared/contract/store.ts';
import { consent } from './consent-config.ts';
import { durationMs } from './duration.ts';
import { currency, host, locale, optionalDuration, origin, setting, text } from './fields.ts';
import { apiDomain, backupPeriod, reservedConcurrency, retention, throttle } from './operation-config.ts';
import { sender } from './sender-config.ts';
import { caps, steps } from './sequence-config.ts';
import { storefront } from './storefront-config.ts';

const HOST = 'a host name, reached by https, or `localhost:port`, reached by http';

/** At most as long as leaves the first mail within 15 minutes of being due, and within any `maxLateness`. */
const typingAllowance = optionalDuration(
  'PT5M',
  'PT0M',
  'PT10M',
  'Added to the first step’s delay when its timer is armed, so that typing on seldom needs a second timer.',
);

/** The parts that `retention` has to fit to. */
const lifetimes = z.object({ steps, caps, retention });
type Lifetimes = z.infer<typeof lifetimes>;

/** A rule over several settings waits until each of them is right by itself. */
const whenLifetimesAreRight = ({ value }: z.core.ParsePayload): boolean => lifetimes.safeParse(value).success;

const outlivesSequence = ({ steps, retention }: Lifetimes): boolean =>
  steps.every(
    ({ delay, maxLateness }) => durationMs(delay) + durationMs(maxLateness) <= durationMs(retention.checkout),
  );

const outlivesCheckoutsAndCaps = ({ caps, retention }: Lifetimes): boolean =>
  [retention.checkout, ...caps.map(({ window }) => window)].every(
    (span) => durationMs(span) <= durationMs(retention.recipient),
  );

/** The store's configuration as it stands in `cdk.json` under `context.store`. docs/configuration.md is made from it. */
export const storeConfigSchema = z
  .strictObject({
    id: setting(
      storeIdSchema,
      'The store’s short name: in the names of its resources, and sent along by the storefront.',
      '1 to 32 characters of a-z 0-9 -, a letter first',
    ),
    name: setting(text(60), 'The shop’s name as shoppers know it.', '1 to 60 characters'),
    storefrontOrigins: setting(
      z
        .array(
          setting(
            origin,
            'One origin.',
            'an origin such as `https://www.shop.example`, without a path; http only for localhost',
          ),
        )
        .min(1)
        .max(10),
      'Whose pages may send beacons (CORS). A shopper without a stored cart page lands on the first.',
      '1 to 10 origins',
    ),
    returnHosts: setting(
      z
        .array(setting(host, 'One host.', HOST))
        .min(1)
        .max(10),
      'The hosts that a cart’s link may point to.',
      '1 to 10 hosts',
    ),
    imageHosts: setting(
      z
        .array(setting(host, 'One host.', HOST))
        .max(10)
        .optional(),
      'The hosts that pictures of items may come from. Left out: those of `returnHosts`.',
      'up to 10 hosts',
    ),
    locale: setting(
      locale,
      'Language and region for shoppers who send none.',
      'a BCP 47 tag such as `en-GB`',
    ),
    currency: setting(currency, 'The currency of carts that name none.', 'an ISO 4217 code such as `EUR`'),
    storefront: storefront.prefault({}),
    sender,
    consent: consent.prefault({}),
    steps,
    typingAllowance,
    minGap: optionalDuration('PT12H', 'PT15M', 'P30D', 'The shortest time between two mails to one shopper.'),
    caps,
    onUnknown: setting(
      z.enum(['skip', 'resend']).default('skip'),
      'When SES did not say whether it took a mail: `skip` the step (never twice) or `resend` it once (perhaps twice).',
      '`skip` or `resend`',
    ),
    holdoutPercent: setting(
      z.number().min(0).max(100).default(10),
      'The share of shoppers who are never mailed, so that you can measure what the mails cause.',
      'a number from 0 to 100',
    ),
    retention: retention.prefault({}),
    backupPeriod,
    apiDomain: apiDomain.optional(),
    throttle: throttle.prefault({}),
    reservedConcurrency,
    alarmAddress: setting(
      z.email().max(254).optional(),
      'Who is told by mail when an alarm goes off.',
      'an e-mail address',
    ),
  })
  .refine(outlivesSequence, {
    path: ['retention', 'checkout'],
    params: { allowed: 'at least as long as each step’s delay and maxLateness together' },
    when: whenLifetimesAreRight,
  })
  .refine(outlivesCheckoutsAndCaps, {
    path: ['retention', 'recipient'],
    params: { allowed: 'at least as long as retention.checkout and as each cap’s window' },
    when: whenLifetimesAreRight,
  });

export type StoreConfig = z.infer<typeof storeConfigSchema>;
