import {
  AccountSuspendedException,
  LimitExceededException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SendEmailCommand,
  SendingPausedException,
  SESv2ServiceException,
  TooManyRequestsException,
  type SESv2Client,
} from '@aws-sdk/client-sesv2';
import { MESSAGE_TAGS } from '../contract/mail-event.ts';
import type { Mailer, OutgoingMail, SendOutcome } from '../ports.ts';

export interface MailerOptions {
  /** Must try once only: SendEmail has no idempotency token. */
  readonly client: SESv2Client;
  readonly configurationSetName: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  /** For the whole call, connecting included. */
  readonly timeoutMs: number;
}

/** RFC 5322 display name; a name outside ASCII becomes an encoded word (RFC 2047), as SES asks for. */
const formatFrom = ({ name, address }: MailerOptions['from']): string => {
  const isAscii = /^[\x20-\x7e]*$/.test(name);
  const display = isAscii
    ? `"${name.replace(/["\\]/g, '\\$&')}"`
    : `=?UTF-8?B?${Buffer.from(name, 'utf8').toString('base64')}?=`;
  return `${display} <${address}>`;
};

const tagsOf = ({ attempt, recipientKey }: OutgoingMail) => [
  { Name: MESSAGE_TAGS.checkout, Value: attempt.checkoutId },
  { Name: MESSAGE_TAGS.step, Value: attempt.step },
  { Name: MESSAGE_TAGS.attempt, Value: String(attempt.attempt) },
  { Name: MESSAGE_TAGS.recipient, Value: recipientKey },
];

const isThrottling = (error: SESv2ServiceException, status: number): boolean =>
  error instanceof TooManyRequestsException ||
  error instanceof LimitExceededException ||
  error.name.startsWith('Throttling') ||
  status === 429;

/**
 * SES rejects every mail of a sender whose domain is not (or no longer) verified, and in the sandbox those to unverified
 * recipients; only the message tells this from a mail that it does not like.
 */
const isUnverified = (error: SESv2ServiceException): boolean =>
  error instanceof MessageRejected && /not verified/i.test(error.message);

/** Kinds that an operator ends: sending is paused, the domain not ready, a permission or a name missing. */
const isPausing = (error: SESv2ServiceException, status: number): boolean =>
  error instanceof SendingPausedException ||
  error instanceof AccountSuspendedException ||
  error instanceof MailFromDomainNotVerifiedException ||
  isUnverified(error) ||
  [401, 403, 404].includes(status);

/**
 * Only an answer of the service with a status of 4xx proves that it did not take the mail. Throttling and the pausing
 * kinds pass; the rest will be refused again.
 * https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html#API_SendEmail_Errors
 */
const outcomeOf = (thrown: unknown): SendOutcome => {
  if (!(thrown instanceof SESv2ServiceException)) {
    return { kind: 'unknown', error: { errorName: thrown instanceof Error ? thrown.name : typeof thrown } };
  }
  const { httpStatusCode: status = 0, requestId } = thrown.$metadata;
  const error = { errorName: thrown.name, awsStatus: status, awsRequestId: requestId };
  if (status < 400 || status >= 500) return { kind: 'unknown', error };
  if (isThrottling(thrown, status)) return { kind: 'refused', because: 'throttled', error };
  return { kind: 'refused', because: isPausing(thrown, status) ? 'paused' : 'rejected', error };
};

/** Mails through SES. */
export const createMailer = ({
  client,
  configurationSetName,
  from,
  replyTo,
  timeoutMs,
}: MailerOptions): Mailer => ({
  send: async (mail) => {
    const content = (data: string) => ({ Data: data, Charset: 'UTF-8' });
    const command = new SendEmailCommand({
      FromEmailAddress: formatFrom(from),
      Destination: { ToAddresses: [mail.to] },
      ReplyToAddresses: [replyTo],
      ConfigurationSetName: configurationSetName,
      EmailTags: tagsOf(mail),
      Content: {
        Simple: {
          Subject: content(mail.subject),
          Body: { Html: content(mail.html), Text: content(mail.text) },
          Headers: Object.entries(mail.headers).map(([Name, Value]) => ({ Name, Value })),
        },
      },
    });
    try {
      const { MessageId } = await client.send(command, { abortSignal: AbortSignal.timeout(timeoutMs) });
      return MessageId === undefined
        ? { kind: 'unknown', error: { errorName: 'NoMessageId' } }
        : { kind: 'accepted', messageId: MessageId };
    } catch (error) {
      return outcomeOf(error);
    }
  },
});
