import * as z from 'zod';
import { parseMailbox, type Mailbox } from '../../aws/ses-address.ts';
import type { Need } from '../request.ts';
import type { NeedsOf } from './needs-of.ts';

const addresses = z.array(z.string()).default([]);

const inputSchema = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  Content: z.object({ Simple: z.unknown(), Raw: z.unknown(), Template: z.unknown() }).partial(),
  ConfigurationSetName: z.string().optional(),
});

type SendEmailInput = z.infer<typeof inputSchema>;

/**
 * The identity that a mail is sent by: the address itself where it has been verified, else its domain or the one above
 * (https://docs.aws.amazon.com/ses/latest/dg/creating-identities.html#verify-domain-procedure).
 */
const identityOf = ({ address, domain }: Mailbox, identities: readonly string[]): string => {
  const labels = domain.split('.');
  const candidates = [address, ...labels.map((_, index) => labels.slice(index).join('.'))];
  const isVerified = (candidate: string) =>
    identities.some((identity) => identity.toLowerCase() === candidate.toLowerCase());
  return candidates.find(isVerified) ?? domain;
};

/** One operation, three actions: https://docs.aws.amazon.com/ses/latest/dg/control-user-access.html */
const actionOf = ({ Content }: SendEmailInput): string => {
  if (Content.Raw !== undefined) return 'ses:SendRawEmail';
  return Content.Template === undefined ? 'ses:SendEmail' : 'ses:SendTemplatedEmail';
};

/** A mail is allowed by its sender's identity, and by its configuration set too where it names one. */
export const sesNeeds: NeedsOf = (operation, input, { identities, region, accountId }) => {
  const parsed = inputSchema.safeParse(input);
  if (operation !== 'SendEmail' || !parsed.success) return undefined;
  const { FromEmailAddress, Destination, ConfigurationSetName } = parsed.data;
  const from = parseMailbox(FromEmailAddress);
  if (from === undefined) return undefined;
  const need = (resource: string): Need => ({
    action: actionOf(parsed.data),
    resource: `arn:aws:ses:${region}:${accountId}:${resource}`,
    context: {
      'ses:FromAddress': from.address,
      'ses:Recipients': [...Destination.ToAddresses, ...Destination.CcAddresses, ...Destination.BccAddresses],
    },
  });
  return [
    need(`identity/${identityOf(from, identities)}`),
    ...(ConfigurationSetName === undefined ? [] : [need(`configuration-set/${ConfigurationSetName}`)]),
  ];
};
