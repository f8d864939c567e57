import * as z from 'zod';
import { FUNCTION_NAMES } from '../function-names.ts';
import { domain } from './domain-config.ts';
import { optionalDuration, setting } from './fields.ts';

export const apiDomain = domain({
  means: 'The host that mail links point to, such as `cart.shop.example`.',
  region: '[a-z0-9-]+',
  where: 'the stack’s region',
});

export const throttle = z.strictObject({
  requestsPerSecond: setting(
    z.int().min(1).max(10_000).default(100),
    'What the API takes steadily. What is more gets 429.',
    'a whole number from 1 to 10000',
  ),
  burst: setting(
    z.int().min(1).max(5000).default(200),
    'How many requests may come at once.',
    'a whole number from 1 to 5000',
  ),
});

export const retention = z.strictObject({
  checkout: optionalDuration(
    'P30D',
    'P1D',
    'P400D',
    'How long a checkout is kept after the shopper’s last activity.',
  ),
  recipient: optionalDuration(
    'P400D',
    'P1D',
    'P3650D',
    'How long it is remembered, under a keyed hash, that an address was mailed or ordered. Opt-outs and bounces stay.',
  ),
});

export const backupPeriod = setting(
  z
    .string()
    .regex(/^P(?:[1-9]|[12]\d|3[0-5])D$/)
    .default('P7D'),
  'How far back the table can be restored. Erased data lives on in backups this long.',
  'an ISO 8601 duration in whole days from P1D to P35D',
);

const COPIES = 'a whole number from 1 to 1000';

export const reservedConcurrency = setting(
  z.partialRecord(z.enum(FUNCTION_NAMES), setting(z.int().min(1).max(1000), 'How many.', COPIES)).optional(),
  'How many copies of a function may run at once, kept free for it. A new AWS account has none to reserve.',
  `${FUNCTION_NAMES.map((name) => `\`${name}\``).join(', ')}, each with ${COPIES}`,
);
