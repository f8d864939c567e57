import * as z from 'zod';
import type { LocalResources } from '../ports.ts';
import { done, refused, type Input, type Outcome, type Refusal } from './service.ts';
import { contentError, simpleContentSchema, type SimpleContent } from './ses-content.ts';
import { parseMailbox, type Mailbox } from './ses-address.ts';
import { unreadMember } from './unread-member.ts';

const MAX_RECIPIENTS = 50;
const addresses = z.array(z.string()).default([]);

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_MessageTag.html */
const tagText = z
  .string()
  .min(1)
  .max(256)
  .regex(/^[A-Za-z0-9_-]+$/, 'may hold letters, digits, _ and - only');

/** https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html */
const requestSchema = z.object({
  FromEmailAddress: z.string(),
  Destination: z.object({ ToAddresses: addresses, CcAddresses: addresses, BccAddresses: addresses }),
  ReplyToAddresses: addresses,
  Content: z.object({
    Simple: simpleContentSchema.optional(),
    Raw: z.unknown().optional(),
    Template: z.unknown().optional(),
  }),
  EmailTags: z.array(z.object({ Name: tagText, Value: tagText })).default([]),
  ConfigurationSetName: z.string().optional(),
});

type Request = z.infer<typeof requestSchema>;

/** What may be referred to: the resources of the template. */
export type SesReferences = Pick<LocalResources, 'configurationSets' | 'identities' | 'region' | 'accountId'>;

/** Who a mail is from and for. */
interface Envelope {
  readonly from: Mailbox;
  readonly to: readonly Mailbox[];
  readonly cc: readonly Mailbox[];
  readonly bcc: readonly Mailbox[];
  readonly replyTo: readonly Mailbox[];
}

/** A mail that the service takes. */
export interface AcceptableMail extends Envelope {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly tags: Readonly<Record<string, string>>;
  readonly configurationSet: LocalResources['configurationSets'][number] | undefined;
}

const bad = (message: string): Refusal => refused('BadRequestException', message);

/** A domain's identity covers its subdomains. */
const isVerified = ({ address, domain }: Mailbox, identities: readonly string[]): boolean =>
  identities
    .map((identity) => identity.toLowerCase())
    .some(
      (identity) => address.toLowerCase() === identity || `.${domain.toLowerCase()}`.endsWith(`.${identity}`),
    );

const simpleOf = ({ Content }: Request): Outcome<SimpleContent> => {
  if (Content.Simple === undefined) {
    return bad('The local run sends Content.Simple only, no Raw and no Template.');
  }
  if (Content.Raw !== undefined || Content.Template !== undefined) {
    return bad('Content holds more than one of Simple, Raw and Template.');
  }
  const error = contentError(Content.Simple);
  return error === undefined ? done(Content.Simple) : bad(error);
};

const unverified = ({ address }: Mailbox, region: string): Refusal =>
  refused(
    'MessageRejected',
    'Email address is not verified. The following identities failed the check in region ' +
      `${region.toUpperCase()}: ${address}`,
  );

const mailboxesOf = (texts: readonly string[]): readonly Mailbox[] =>
  texts.map(parseMailbox).filter((mailbox) => mailbox !== undefined);

const envelopeOf = (request: Request, { identities, region }: SesReferences): Outcome<Envelope> => {
  const { ToAddresses, CcAddresses, BccAddresses } = request.Destination;
  const recipients = [...ToAddresses, ...CcAddresses, ...BccAddresses];
  if (recipients.length === 0) return bad('The message has no recipient.');
  if (recipients.length > MAX_RECIPIENTS) return bad(`Recipient count exceeds ${MAX_RECIPIENTS}.`);
  const isIllegal = (address: string) => parseMailbox(address) === undefined;
  if ([...recipients, ...request.ReplyToAddresses].some(isIllegal)) return bad('Illegal address');
  const from = parseMailbox(request.FromEmailAddress);
  if (from === undefined) return bad('Illegal address in FromEmailAddress');
  if (!isVerified(from, identities)) return unverified(from, region);
  return done({
    from,
    to: mailboxesOf(ToAddresses),
    cc: mailboxesOf(CcAddresses),
    bcc: mailboxesOf(BccAddresses),
    replyTo: mailboxesOf(request.ReplyToAddresses),
  });
};

/** Checks the body of SendEmail, and refuses what the service refuses. */
export const parseSendEmail = (input: Input, references: SesReferences): Outcome<AcceptableMail> => {
  const parsed = requestSchema.safeParse(input);
  if (!parsed.success) return bad(z.prettifyError(parsed.error));
  const unread = unreadMember(input, requestSchema.shape);
  if (unread !== undefined) return bad(`The local run sends mails without ${unread} only.`);
  const request = parsed.data;
  const { ConfigurationSetName: setName } = request;
  const configurationSet = references.configurationSets.find(({ name }) => name === setName);
  if (setName !== undefined && configurationSet === undefined) {
    return refused('NotFoundException', `Configuration set <${setName}> does not exist.`);
  }
  const envelope = envelopeOf(request, references);
  if (envelope.kind === 'refused') return envelope;
  const simple = simpleOf(request);
  if (simple.kind === 'refused') return simple;
  const { Subject, Body, Headers } = simple.value;
  return done({
    ...envelope.value,
    subject: Subject.Data,
    text: Body.Text?.Data ?? '',
    html: Body.Html?.Data ?? '',
    headers: Headers.map(({ Name, Value }) => ({ name: Name, value: Value })),
    tags: Object.fromEntries(request.EmailTags.map(({ Name, Value }) => [Name, Value])),
    configurationSet,
  });
};
