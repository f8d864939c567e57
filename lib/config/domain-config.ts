import * as z from 'zod';
import { hostName, setting } from './fields.ts';

interface HostTexts {
  /** What the host is for. */
  readonly means: string;
  /** A regular expression's part for the regions that the certificate may lie in. */
  readonly region: string;
  readonly where: string;
}

/** A host name of the shop's own: with its certificate, and the zone that gets its record. */
export const domain = ({ means, region, where }: HostTexts) =>
  z
    .strictObject({
      domainName: setting(hostName, means, 'a host name'),
      certificateArn: setting(
        z.string().regex(new RegExp(`^arn:aws[a-z-]*:acm:${region}:\\d{12}:certificate/[0-9a-f-]+$`)),
        `The host’s certificate in ACM, in ${where}.`,
        `the ARN of an ACM certificate in ${where}`,
      ),
      hostedZoneId: setting(
        z.string().regex(/^Z[A-Z0-9]{5,31}$/),
        'The Route 53 zone that gets the host’s record.',
        'the id of a hosted zone (`Z…`)',
      ),
      zoneName: setting(hostName, 'That zone’s name.', 'a host name that `domainName` ends with'),
    })
    .refine(({ domainName, zoneName }) => `.${domainName}`.endsWith(`.${zoneName}`), { path: ['zoneName'] });
