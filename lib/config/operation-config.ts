import * as z from 'zod';
import { FUNCTION_NAMES } from '../function-names.ts';
import { hostName, optionalDuration, setting } from './fields.ts';

export const apiDomain = z
  .strictObject({
    domainName: setting(
      hostName,
      'The host that mail links point to, such as `cart.shop.example`.',
      'a host name',
    ),
    certificateArn: setting(
      z.string().regex(/^arn:aws[a-z-]*:acm:[a-z0-9-]+:\d{12}:certificate\/[0-9a-f-]+$/),
      'The host’s certificate in ACM, in the stack’s region.',
      'the ARN of an ACM certificate',
    ),
    hostedZoneId: setting(
      z.string().regex(/^Z[A-Z0-9]{5,31}$/),
      'The Route 53 zone that gets the host’s record.',
      'the id of a hosted zone (`Z…`)',
    ),
    zoneName: setting(hostName, 'That zone’s name.', 'a host name that `domainName` ends with'),
  })
  .refine(({ domainName, zoneName }) => `.${domainName}`.endsWith(`.${zoneName}`), { path: ['zoneName'] });

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
